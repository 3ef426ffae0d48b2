import { createHash } from 'node:crypto';
import { Response } from '@whatwg-node/fetch';
import fresh from 'fresh';

interface Answer {
  type: string;
  body: string;
  status?: number;
  /** Cache-Control of an answer that went well; others are never kept. */
  cache?: string;
  headers?: Record<string, string>;
}

/** May be kept by anybody, and is asked for again before it is shown: most answers are 304 then. */
export const REVALIDATE = 'public, no-cache';
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** An answer with an ETag of its content, or 304 where the client has it already. */
export function answer(request: Request, { type, body, status = 200, cache, headers }: Answer): Response {
  if (status !== 200)
    return new Response(body, {
      status,
      headers: { 'content-type': type, 'cache-control': 'no-store', ...headers },
    });
  // Weak, because the same content travels in several encodings.
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const kept = { etag, 'cache-control': cache ?? REVALIDATE };
  // Its Cache-Control is not asked: programs send no-cache with every If-None-Match, and want to hear 304 all the same.
  if (fresh({ 'if-none-match': request.headers.get('if-none-match') ?? undefined }, { etag }))
    return new Response(null, { status: 304, headers: kept });
  return new Response(body, { status, headers: { 'content-type': type, ...kept, ...headers } });
}

/** For good: the path is to be asked for as `location` from now on. */
export const redirect = (location: string): Response =>
  new Response(null, { status: 308, headers: { location, 'cache-control': 'public, max-age=3600' } });
