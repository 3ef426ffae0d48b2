import { Response } from '@whatwg-node/fetch';
import { DAY_MS } from '../base/calendar.ts';
import type { Config } from '../config.ts';
import type { Handler } from './handler.ts';

/** The file is valid for so long: less than the year that RFC 9116 allows at most. */
const validDays = 180;

/** The contacts for security holes, as RFC 9116 says it; null: the settings name none, and there is no such file. */
export function createSecurityText({
  securityContacts,
  publicUrl,
}: Pick<Config, 'securityContacts' | 'publicUrl'>): Handler | null {
  if (securityContacts.length === 0) return null;
  return () => {
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const lines = [
      ...securityContacts.map((contact) => `Contact: ${contact}`),
      `Expires: ${new Date(today + validDays * DAY_MS).toISOString()}`,
      ...(publicUrl ? [`Canonical: ${publicUrl}/.well-known/security.txt`] : []),
    ];
    return new Response(`${lines.join('\n')}\n`, {
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
    });
  };
}
