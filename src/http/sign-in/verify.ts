import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Config } from '../../config.ts';
import { createKeys, KeysUnavailableError } from './keys.ts';

type Issuer = Config['issuers'][number];

/** What an issuer vouches for: its own settings, and the claims of a token that it has signed for us and that is in force. */
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
      const { payload } = await jwtVerify(token, keys, {
        issuer: issuer.issuer,
        audience: issuer.audience,
        algorithms: issuer.algorithms,
        clockTolerance: issuer.clockToleranceSeconds,
        requiredClaims: ['exp', 'sub'],
        currentDate: now,
      });
      return { issuer, claims: payload };
    } catch (error) {
      if (error instanceof KeysUnavailableError) return 'unavailable';
      if (error instanceof errors.JOSEError || error instanceof TypeError) return 'refused';
      throw error;
    }
  };
}
