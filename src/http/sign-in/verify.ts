import { decodeJwt, errors, type JWTHeaderParameters, type JWTPayload, jwtVerify } from 'jose';
import type { Config } from '../../config.ts';
import { createKeys, KeysUnavailableError } from './keys.ts';

type Issuer = Config['issuers'][number];

/** An issuer's settings, and the claims of a token that it has signed for us and that is in force. */
export interface Vouched {
  issuer: Issuer;
  claims: JWTPayload;
}

export type Verify = (token: string, now: Date) => Promise<Vouched | 'refused' | 'unavailable'>;

/** Checks tokens of the issuers that are configured; the token's own word decides only which of them is asked. */
export function createVerify(issuers: readonly Issuer[]): Verify {
  const known = new Map(
    issuers.map((issuer) => [
      issuer.issuer,
      { issuer, keys: createKeys({ jwksUri: issuer.jwksUri, cooldownMs: issuer.cooldownSeconds * 1000 }) },
    ]),
  );
  return async (token, now) => {
    try {
      const found = known.get(decodeJwt(token).iss ?? '');
      if (!found) return 'refused';
      const { issuer, keys } = found;
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer: issuer.issuer,
        audience: issuer.audience,
        algorithms: issuer.algorithms,
        clockTolerance: issuer.clockToleranceSeconds,
        maxTokenAge: issuer.maxAgeSeconds,
        requiredClaims: ['exp', 'sub'],
        currentDate: now,
      });
      return isForUs(issuer, protectedHeader, payload) ? { issuer, claims: payload } : 'refused';
    } catch (error) {
      if (error instanceof KeysUnavailableError) return 'unavailable';
      if (error instanceof errors.JOSEError || error instanceof TypeError) return 'refused';
      throw error;
    }
  };
}

/**
 * What a signature, an issuer and an audience do not say: that the token is one to get in with, was issued to a program of ours,
 * is bound to no key that its bearer has to show, and does not live longer than any token may.
 */
function isForUs(issuer: Issuer, { typ }: JWTHeaderParameters, claims: JWTPayload): boolean {
  const { iat = 0, exp = 0, azp, events, cnf } = claims;
  const parties: unknown[] = [issuer.audience, ...issuer.authorizedParties];
  return (
    (typ === undefined || issuer.types.some((type) => mediaType(type) === mediaType(typ))) &&
    (claims.typ === undefined || isAccess(claims.typ)) &&
    (azp === undefined || parties.includes(azp)) &&
    events === undefined &&
    cnf === undefined &&
    exp - iat <= issuer.maxAgeSeconds
  );
}

/** Null for a value that is not text: it is not among the accepted ones. */
const mediaType = (typ: unknown): string | null =>
  typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : null;

/** Keycloak says within the claims what kind of token it is: `Refresh`, `Offline` and `Logout` are others. */
const isAccess = (typ: unknown): boolean =>
  ['bearer', 'id', 'jwt', 'at+jwt'].includes(mediaType(typ) ?? 'none');
