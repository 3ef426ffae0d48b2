import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** The keys of an issuer cannot be had: nothing can be said of the token. */
export class KeysUnavailableError extends Error {
  constructor() {
    super('The keys of an issuer cannot be fetched.');
    this.name = 'KeysUnavailableError';
  }
}

interface KeysOptions {
  jwksUri: string;
  /** Between two fetches at least so long, whatever keys are asked for. */
  cooldownMs: number;
  /** Keys older than this are asked for anew, beside the request; until then, and while that fails, they go on working. */
  maxAgeMs?: number;
}

const timeoutMs = 5000;

/** The keys of an issuer, fetched when first needed and kept through an outage of its server. */
export function createKeys({ jwksUri, cooldownMs, maxAgeMs = 600_000 }: KeysOptions): JWTVerifyGetKey {
  let keys: JWTVerifyGetKey | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let hasFailed = false;
  let pending: Promise<void> | null = null;

  async function fetchKeys(): Promise<void> {
    triedAt = performance.now();
    try {
      const response = await fetch(jwksUri, {
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
        headers: { accept: 'application/json' },
      });
      if (!response.ok) throw new KeysUnavailableError();
      keys = createLocalJWKSet((await response.json()) as JSONWebKeySet);
      hasFailed = false;
    } catch {
      hasFailed = true;
      throw new KeysUnavailableError();
    } finally {
      pending = null;
    }
  }

  const isCooling = () => performance.now() - triedAt < cooldownMs;
  const refresh = (): Promise<void> => {
    pending ??= fetchKeys();
    return pending;
  };

  return async (header, token) => {
    if (!keys) {
      if (isCooling() && !pending) throw new KeysUnavailableError();
      await refresh();
    } else if (performance.now() - triedAt > maxAgeMs) refresh().catch(() => {});
    if (!keys) throw new KeysUnavailableError();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      // It may be signed with a key that is newer than ours.
      if (pending || !isCooling()) await refresh();
      else if (hasFailed) throw new KeysUnavailableError();
      else throw error;
      return keys(header, token);
    }
  };
}
