import { Readable } from 'node:stream';
import { Response } from '@whatwg-node/fetch';

interface Answer {
  type: string;
  /** Pieces are sent as they come; when one fails, the answer breaks off. */
  body: string | Uint8Array | AsyncIterable<string>;
  status?: number;
  /** Cache-Control of an answer that went well; others are never kept. */
  cache?: string;
  headers?: Record<string, string>;
}

/** May be kept by anybody, and is asked for again before it is shown: most answers are 304 then. */
export const REVALIDATE = 'public, no-cache';
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** What may be kept says so; who has it already is told so by the edge. A page is another for whoever has signed in. */
export function answer({ type, body, status = 200, cache, headers: given }: Answer): Response {
  const headers = type.startsWith('text/html') ? { ...given, vary: 'Cookie' } : given;
  if (status !== 200 && typeof body === 'string')
    return new Response(body, {
      status,
      headers: { 'content-type': type, 'cache-control': 'no-store', ...headers },
    });
  const kept = { 'content-type': type, 'cache-control': cache ?? REVALIDATE, ...headers };
  if (typeof body === 'string' || body instanceof Uint8Array)
    return new Response(body as BodyInit, { status, headers: kept });
  return new Response(Readable.from(body, { highWaterMark: 1 }) as unknown as ReadableStream, {
    status,
    headers: { ...kept, 'transfer-encoding': 'chunked' },
  });
}

/** The client's copy is still valid. */
export const unchanged = (headers: Record<string, string>): Response =>
  new Response(null, { status: 304, headers: { 'cache-control': REVALIDATE, ...headers } });

/** For good: the path is to be asked for as `location` from now on. */
export const redirect = (location: string, cache = 'public, max-age=3600'): Response =>
  new Response(null, { status: 308, headers: { location, 'cache-control': cache } });

/** The act is done: the browser continues with a GET. */
export const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });

/** For the one who asked. */
export const markdownFile = ({ markdown, fileName }: { markdown: string; fileName: string }): Response =>
  new Response(markdown, {
    headers: {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-store',
    },
  });
