/** Headers that let a page of `origin` read the answer; none unless that origin is configured, and never with credentials. */
export function corsHeaders(origin: string | null, allowed: readonly string[]): Record<string, string> {
  if (allowed.length === 0) return {};
  if (allowed.includes('*')) return { 'Access-Control-Allow-Origin': '*', ...exposed };
  // Caches must not give one origin's answer to another, whether or not this one was let in.
  const vary = { Vary: 'Origin' };
  return origin !== null && allowed.includes(origin)
    ? { 'Access-Control-Allow-Origin': origin, ...vary, ...exposed }
    : vary;
}

/** Headers for files that are made to be shown elsewhere: any page may read them, none with credentials. */
export const fileCors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'Content-Disposition, ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id',
};

/** By name: browsers take `Authorization` to be within `*`, and a credential has no business here. */
export const filePreflight = {
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers':
    'Cache-Control, Content-Type, If-Modified-Since, If-None-Match, Pragma, Range, X-Request-Id',
  'Access-Control-Max-Age': '7200',
};

const exposed = { 'Access-Control-Expose-Headers': 'X-Request-Id, Retry-After, RateLimit, RateLimit-Policy' };

/** Headers of the preflight that a browser sends before a POST with JSON. */
export const preflightHeaders = {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'Content-Type, Authorization, X-Request-Id',
  'Access-Control-Max-Age': '7200',
};
