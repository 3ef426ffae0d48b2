import type { IncomingMessage, ServerResponse } from 'node:http';
import { compress, encodingFor, isText, leastBytes } from './compress.ts';
import { endWith, roomIn } from './end-with.ts';
import { isRead } from './read-body.ts';
import { isInPieces, sendPieces } from './send-pieces.ts';

/** A client that still sends while it is refused must be able to read why; after this long it had its chance. */
const lingerMs = 1000;

/** Streams that are open now; each entry ends its stream. */
export type OpenStreams = Set<() => void>;

export interface SendOptions {
  /** Headers for every answer; the answer's own win. */
  defaults: readonly (readonly [string, string])[];
  /** The connection ends with this answer. */
  isLast: boolean;
  streams: OpenStreams;
  requestId: string;
}

/** Writes an answer to the socket: its headers over the defaults, compressed where it pays, streamed where it is a stream. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
  { defaults, isLast, streams, requestId }: SendOptions,
): Promise<void> {
  const contentType = answer.headers.get('content-type') ?? '';
  const isStream = /^(?:text\/event-stream|multipart\/mixed)/.test(contentType);
  if (response.destroyed || response.writableEnded) {
    if (isStream) await discard(answer);
    return;
  }
  response.setHeader('x-request-id', requestId);
  for (const [name, value] of defaults) response.setHeader(name, value);
  answer.headers.forEach((value, name) => {
    // How it travels is decided for each connection.
    if (name === 'transfer-encoding') return;
    if (name === 'set-cookie') return;
    response.setHeader(name, name === 'vary' ? withVary(response, value) : value);
  });
  for (const cookie of answer.headers.getSetCookie()) response.appendHeader('set-cookie', cookie);
  // A refused body that was not read stays in the connection, and the next request could not be told from it.
  const isUnread = !isRead(request);
  if (isLast || isUnread) response.setHeader('connection', 'close');
  response.statusCode = answer.status;
  if (answer.status === 204 || answer.status === 304) {
    response.removeHeader('content-length');
    response.end();
    return;
  }
  if (isStream) {
    if (isLast || request.method === 'HEAD') await discard(answer);
    else await sendStream(response, answer, streams);
    response.end();
    return;
  }
  if (isInPieces(answer)) {
    if (request.method !== 'HEAD') return sendPieces(request, response, answer);
    await discard(answer);
    response.end();
    return;
  }
  const body = await bodyFor(request, response, contentType, answer);
  if (response.destroyed) return;
  response.setHeader('content-length', Buffer.byteLength(body));
  if (isUnread) await linger(request, response, body);
  await endWith(response, request.method === 'HEAD' || isUnread ? undefined : body);
}

function withVary(response: ServerResponse, value: string): string {
  const before = response.getHeader('vary');
  return before === undefined ? value : `${before}, ${value}`;
}

async function bodyFor(
  request: IncomingMessage,
  response: ServerResponse,
  contentType: string,
  answer: Response,
): Promise<string | Buffer> {
  if (!isText(contentType) || response.hasHeader('content-encoding'))
    return Buffer.from(await answer.arrayBuffer());
  // As a string it leaves in one write together with the headers.
  const plain = await answer.text();
  if (Buffer.byteLength(plain) < leastBytes) return plain;
  response.setHeader('vary', withVary(response, 'Accept-Encoding'));
  const encoding = encodingFor(request.headers['accept-encoding']);
  if (encoding === null) return plain;
  response.setHeader('content-encoding', encoding);
  return compress(Buffer.from(plain), encoding);
}

/** Discards the rest of the body while the answer is on its way: closing at once would lose the answer. */
function linger(request: IncomingMessage, response: ServerResponse, body: string | Buffer): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, lingerMs);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done);
    request.once('close', done);
    response.write(body);
    request.resume();
  });
}

/** Ends with the source, with the client, or when the server shuts down; in each case the source is told. */
async function sendStream(response: ServerResponse, answer: Response, streams: OpenStreams): Promise<void> {
  response.removeHeader('content-encoding');
  response.setHeader('cache-control', 'no-cache, no-transform');
  response.flushHeaders();
  if (!answer.body) return;
  // Not a reader: its cancel waits for the next chunk, which of a silent source never comes; this return does not.
  const chunks = answer.body[Symbol.asyncIterator]();
  const stop = () => void Promise.resolve(chunks.return?.()).catch(() => {});
  streams.add(stop);
  response.once('close', stop);
  try {
    for (;;) {
      const { done, value } = await chunks.next();
      if (done || response.destroyed) break;
      if (!response.write(value)) await roomIn(response);
    }
  } finally {
    streams.delete(stop);
  }
}

/** A stream that nobody will read has no source to end until its first chunk, a comment, is asked for. */
async function discard(answer: Response): Promise<void> {
  const chunks = answer.body?.[Symbol.asyncIterator]();
  await chunks?.next();
  await chunks?.return?.();
}
