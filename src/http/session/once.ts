import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A link that signs in once, for the person who reads the server's terminal. */
export interface OnceLink {
  readonly path: string;
  /** Whether it is the key, and has not been used. It is used from now on. */
  take(key: string, client: string): boolean;
}

/** As the edge names those who sit at this machine. */
const HERE = ['127.0.0.1', '0:0:0:0::/64'];

/** A link on a terminal, or in its log, must not work for ever. */
const LIFETIME_MS = 24 * 3_600_000;

/** @param clock in milliseconds; it never goes back */
export function createOnceLink(clock: () => number = () => performance.now()): OnceLink {
  const key = randomBytes(24).toString('base64url');
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const until = clock() + LIFETIME_MS;
  let isUsed = false;
  return {
    path: `/sign-in/once/${key}`,
    take(given, client) {
      if (isUsed || clock() > until || !HERE.includes(client) || !timingSafeEqual(digest(given), digest(key)))
        return false;
      isUsed = true;
      return true;
    },
  };
}
