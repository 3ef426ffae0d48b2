import type { IncomingMessage } from 'node:http';
import getRawBody from 'raw-body';
import { HttpProblem } from './problem.ts';

/**
 * The whole body, or null where the request has none. Refuses before reading when the declared length is over the
 * limit, and while reading as soon as one byte more has come; nothing past the limit is kept.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const length = request.headers['content-length'];
  if (length === undefined && request.headers['transfer-encoding'] === undefined) return null;
  try {
    return await getRawBody(request, { length, limit });
  } catch (error) {
    if ((error as getRawBody.RawBodyError).type === 'entity.too.large')
      throw new HttpProblem(413, 'PAYLOAD_TOO_LARGE', `The body may have ${limit} bytes at most.`);
    throw new HttpProblem(400, 'BAD_REQUEST', 'The body broke off.');
  }
}

const atHand = new WeakSet<IncomingMessage>();

/** The whole body where it came together with the headers, as small ones do; null: it is yet to be read, or there is none. */
export async function bodyAtHand(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  // Whoever parses the request tells of its headers first, then of the rest that has come, and last that it is complete.
  await null;
  const { headers, readableLength } = request;
  if (readableLength === 0 || readableLength > limit || headers['content-length'] !== String(readableLength))
    return null;
  atHand.add(request);
  return request.read();
}

/** Whether nothing of the request is left in the connection. */
export const isRead = (request: IncomingMessage): boolean => request.complete || atHand.has(request);
