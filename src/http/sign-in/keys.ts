import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';

/** The keys of an issuer cannot be fetched, so nothing can be said about the token. */
export class KeysUnavailableError extends Error {
  constructor() {
    super('The keys of an issuer cannot be fetched.');
    this.name = 'KeysUnavailableError';
  }
}

interface KeysOptions {
  jwksUri: string;
  /** The least time between two fetches, whichever keys are asked for. */
  cooldownMs: number;
  /** Keys older than this are fetched again in the background; until then, and while that fails, they go on working. */
  maxAgeMs?: number;
}

/** What keys that were had say of a token. Whatever else fails, failed at having them. */
const SAID_BY_KEYS = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

/** The keys of an issuer, fetched when first needed and kept through an outage of its server. */
export function createKeys({ jwksUri, cooldownMs, maxAgeMs = 600_000 }: KeysOptions): JWTVerifyGetKey {
  let triedAt = Number.NEGATIVE_INFINITY;
  const isTriedWithin = (ms: number) => performance.now() - triedAt < ms;
  const keys = createRemoteJWKSet(new URL(jwksUri), {
    timeoutDuration: 5000,
    cooldownDuration: cooldownMs,
    cacheMaxAge: Number.POSITIVE_INFINITY,
    // The library's cool-down begins with keys that came: a server that is down would be asked for every token.
    [customFetch]: (url, options) => {
      if (isTriedWithin(cooldownMs)) throw new KeysUnavailableError();
      triedAt = performance.now();
      return fetch(url, options);
    },
  });
  return async (header, token) => {
    if (!isTriedWithin(Math.max(maxAgeMs, cooldownMs))) keys.reload().catch(() => {});
    try {
      return await keys(header, token);
    } catch (error) {
      if (SAID_BY_KEYS.some((said) => error instanceof said)) throw error;
      throw new KeysUnavailableError();
    }
  };
}
