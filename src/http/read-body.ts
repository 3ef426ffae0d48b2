import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './problem.ts';

function tooLarge(limit: number): HttpProblem {
  return new HttpProblem(413, 'PAYLOAD_TOO_LARGE', `The body may have ${limit} bytes at most.`);
}

/**
 * The whole body, or null where the request has none. Refuses before reading when the declared length is over the
 * limit, and while reading as soon as one byte more has come; nothing past the limit is kept.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const declared = request.headers['content-length'];
  if (declared === undefined && request.headers['transfer-encoding'] === undefined)
    return Promise.resolve(null);
  if (Number(declared) > limit) return Promise.reject(tooLarge(limit));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const settle = (finish: () => void) => {
      request.off('data', take);
      request.off('end', end);
      request.off('close', abandon);
      request.off('error', abandon);
      finish();
    };
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) settle(() => reject(tooLarge(limit)));
      else chunks.push(chunk);
    };
    const end = () =>
      settle(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    const abandon = () => settle(() => reject(new HttpProblem(400, 'BAD_REQUEST', 'The body broke off.')));
    request.on('data', take);
    request.on('end', end);
    request.on('close', abandon);
    request.on('error', abandon);
  });
}
