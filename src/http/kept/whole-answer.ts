import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import fresh from 'fresh';
import { compress, type Encoding, encodingFor, isText, leastBytes } from '../compress.ts';
import { endWith } from '../end-with.ts';
import { apart } from './bounded.ts';

/** A public answer with everything that can be decided about it once, however often it is sent. */
export interface WholeAnswer {
  /** Null where it is not the answer of an address. */
  etag: string | null;
  body: Buffer;
  isCompressible: boolean;
  /** Names and values in turn, without those that the body, its encoding or the moment decides. */
  headers: readonly string[];
  cacheControl: string | null;
  contentType: string;
  /** The body in each encoding that somebody has asked for. */
  packed: Map<Encoding, Promise<Buffer> | Buffer>;
}

/** Asked for again before it is shown, unless a cache in front of the server is let off that for some seconds. */
export const REVALIDATE = 'public, no-cache';

/** Public is what its handler calls so in `Cache-Control`: the same for everybody who sends the same request line. */
export const isPublic = (answer: Response): boolean =>
  answer.status === 200 && (answer.headers.get('cache-control') ?? '').startsWith('public');

/** Of GraphQL; whoever prefers a stream gets another, which cannot be given again. */
export const isJson = ({ headers }: Response): boolean => /json/.test(headers.get('content-type') ?? '');

/** The same under its path for as long as the program runs. */
export const isImmutable = ({ cacheControl }: WholeAnswer): boolean =>
  cacheControl?.includes('immutable') ?? false;

/** Of its body: where both encodings have been asked for, and neither made it smaller. */
export const mostBytesOf = ({ body, isCompressible }: WholeAnswer): number =>
  (isCompressible ? 3 : 1) * body.length;

const DECIDED = new Set(['content-type', 'content-length', 'cache-control', 'vary', 'etag']);

/** @param isOfAddress whether its address alone leads to it, so that whoever has it can ask whether it is still true */
export async function wholeAnswer(
  answer: Response,
  defaults: readonly (readonly [string, string])[],
  isOfAddress = true,
): Promise<WholeAnswer> {
  const body = apart(new Uint8Array(await answer.arrayBuffer()));
  const contentType = answer.headers.get('content-type') ?? 'application/octet-stream';
  const isCompressible =
    isText(contentType) && body.length >= leastBytes && !answer.headers.has('content-encoding');
  const headers = new Map(defaults);
  const vary: string[] = [];
  answer.headers.forEach((value, given) => {
    const name = given.toLowerCase();
    if (name === 'vary') vary.push(value);
    if (!DECIDED.has(name)) headers.set(name, value);
  });
  if (isCompressible) vary.push('Accept-Encoding');
  const etag = isOfAddress ? (answer.headers.get('etag') ?? tagOf(contentType, body)) : null;
  return {
    etag,
    body,
    isCompressible,
    headers: [...headers, ...tagged(etag), ...varying(vary)].flat(),
    cacheControl: answer.headers.get('cache-control'),
    contentType,
    packed: new Map(),
  };
}

/** The answer to a query, from its text and headers of its own: what {@link wholeAnswer} makes of it. */
export function jsonAnswer(
  text: string,
  defaults: readonly (readonly [string, string])[],
  { Vary, ...own }: Readonly<Record<string, string>>,
): WholeAnswer {
  const body = Buffer.from(text);
  const isCompressible = body.length >= leastBytes;
  const vary = [...(Vary === undefined ? [] : [Vary]), ...(isCompressible ? ['Accept-Encoding'] : [])];
  return {
    etag: null,
    body,
    isCompressible,
    headers: [...defaults, ...Object.entries(own), ...varying(vary)].flat(),
    cacheControl: null,
    contentType: 'application/json; charset=utf-8',
    packed: new Map(),
  };
}

const tagged = (etag: string | null) => (etag === null ? [] : [['etag', etag]]);
const varying = (by: readonly string[]) => (by.length === 0 ? [] : [['vary', by.join(', ')]]);

/** Of an answer that brings none. Weak, because the same content travels in several encodings. */
function tagOf(contentType: string, body: Buffer): string {
  const digest = createHash('sha256').update(contentType).update('\n').update(body).digest('base64url');
  return `W/"${digest.slice(0, 22)}"`;
}

interface SendWholeOptions {
  requestId: string;
  cacheControl: string | null;
  isLast: boolean;
  /** Headers of this time alone, names and values in turn. */
  further?: readonly string[];
}

/** Sends it as it is, packed, or as 304 where the client has it already; a promise only where it is yet to be packed, or large. */
export function sendWhole(
  request: IncomingMessage,
  response: ServerResponse,
  answer: WholeAnswer,
  { requestId, cacheControl, isLast, further = [] }: SendWholeOptions,
): Promise<void> | undefined {
  const { etag } = answer;
  const headers = [...answer.headers, ...further, 'x-request-id', requestId];
  if (cacheControl !== null) headers.push('cache-control', cacheControl);
  if (isLast) headers.push('connection', 'close');
  const ifNoneMatch = request.headers['if-none-match'];
  // Its Cache-Control is not asked: programs send no-cache with every If-None-Match, and want to hear 304 all the same.
  if (etag !== null && ifNoneMatch !== undefined && fresh({ 'if-none-match': ifNoneMatch }, { etag })) {
    response.writeHead(304, headers).end();
    return;
  }
  const sendBody = (body: Buffer): Promise<void> | undefined => {
    if (response.destroyed) return;
    headers.push('content-type', answer.contentType, 'content-length', String(body.length));
    return endWith(response.writeHead(200, headers), request.method === 'HEAD' ? undefined : body);
  };
  const encoding = answer.isCompressible ? encodingFor(request.headers['accept-encoding']) : null;
  if (encoding !== null) headers.push('content-encoding', encoding);
  const body = encoding === null ? answer.body : packedAs(answer, encoding);
  if (body instanceof Promise) return body.then(sendBody);
  return sendBody(body);
}

function packedAs({ packed, body }: WholeAnswer, encoding: Encoding): Promise<Buffer> | Buffer {
  const known = packed.get(encoding);
  if (known) return known;
  const packing = compress(body, encoding).then((bytes) => {
    const own = apart(bytes);
    packed.set(encoding, own);
    return own;
  });
  packed.set(encoding, packing);
  return packing;
}
