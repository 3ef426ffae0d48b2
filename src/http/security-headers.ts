import type { Config } from '../config.ts';
import { fileCors } from './cors.ts';

/** What other sites may do with a path: read and embed a file, hold a page in a frame where the settings let them, or neither. */
export type ShownElsewhere = (path: string) => 'FILE' | 'FRAME' | null;

type Headers = readonly (readonly [string, string])[];

/** Nothing inline, nothing from elsewhere: a script that got into a page's text would not run. */
const policyWith = (frameAncestors: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ');

const contentSecurityPolicy = policyWith("'none'");

/** On every answer, unless the handler said otherwise. `publicUrl` decides whether browsers are held to https. */
function securityHeaders(publicUrl: string | null): Headers {
  return [
    ['content-security-policy', contentSecurityPolicy],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), geolocation=(), microphone=()'],
    ...(publicUrl?.startsWith('https:') ? [['strict-transport-security', 'max-age=31536000'] as const] : []),
  ];
}

/** The headers of whatever is answered at a path, refusals and faults included. */
export function createHeaderPolicy(
  { publicUrl, frameAncestors }: Pick<Config, 'publicUrl' | 'frameAncestors'>,
  shownElsewhere: ShownElsewhere,
): (path: string) => Headers {
  const own = new Map(securityHeaders(publicUrl));
  const file = new Map(own).set('cross-origin-resource-policy', 'cross-origin');
  for (const [name, value] of Object.entries(fileCors)) file.set(name.toLowerCase(), value);
  const frame = new Map(own);
  if (frameAncestors.length > 0) {
    frame.set('content-security-policy', policyWith(frameAncestors.join(' ')));
    frame.delete('x-frame-options');
  }
  const variants = { FILE: [...file], FRAME: [...frame], NONE: [...own] };
  return (path) => variants[shownElsewhere(normalized(path)) ?? 'NONE'];
}

/** As the page reads it: without host, and with `/./` and the like resolved. */
function normalized(path: string): string {
  const url = path.startsWith('/') ? `http://localhost${path}` : path;
  return URL.canParse(url) ? new URL(url).pathname : path;
}
