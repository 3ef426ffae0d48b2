import { Response } from '@whatwg-node/fetch';
import type { Config } from '../config.ts';
import type { Handler } from './router.ts';

/** What is said today holds so long: less than the year that RFC 9116 takes for the most. */
const validDays = 180;
const dayMs = 86_400_000;

/** Whom to tell of a hole, as RFC 9116 says it; null: nobody is named, and there is no such file. */
export function createSecurityText({
  securityContacts,
  publicUrl,
}: Pick<Config, 'securityContacts' | 'publicUrl'>): Handler | null {
  if (securityContacts.length === 0) return null;
  return () => {
    const today = Math.floor(Date.now() / dayMs) * dayMs;
    const lines = [
      ...securityContacts.map((contact) => `Contact: ${contact}`),
      `Expires: ${new Date(today + validDays * dayMs).toISOString()}`,
      ...(publicUrl ? [`Canonical: ${publicUrl}/.well-known/security.txt`] : []),
    ];
    return new Response(`${lines.join('\n')}\n`, {
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
    });
  };
}
