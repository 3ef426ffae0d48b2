import { placeOf } from '../../base/folder.ts';

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/** The origin of our pages for this request; null where nobody can sign in: without a public URL only on this machine. */
export function ownOrigin(headers: Headers, publicUrl: string | null): string | null {
  if (publicUrl) return placeOf(publicUrl).origin;
  const host = headers.get('host') ?? '';
  return LOOPBACK.test(host) ? `http://${host.toLowerCase()}` : null;
}

/** Whether no page of another site has sent it: enough where the request carries nobody’s rights. */
export function isFromNoOtherPage(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site');
  const from = headers.get('origin');
  if (site !== null) return site === 'same-origin' || site === 'none';
  return from === null || from === origin;
}

/** Whether a page of ours has sent it. Browsers name the origin of every form and of every script that sends something. */
export function isFromOwnPage(headers: Headers, publicUrl: string | null): boolean {
  const own = ownOrigin(headers, publicUrl);
  const site = headers.get('sec-fetch-site');
  return own !== null && headers.get('origin') === own && (site === null || site === 'same-origin');
}
