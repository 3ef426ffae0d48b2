import type { ServerResponse } from 'node:http';
import { giveWay, isTurnOver } from '../base/work.ts';

/** What is no larger is handed to the system in one go. */
const BYTES_AT_ONCE = 65_536;

/** Ends an answer with its body, a large one piece by piece as there is room for it; a promise only then. */
export function endWith(
  response: ServerResponse,
  body: string | Buffer | undefined,
): Promise<void> | undefined {
  if (body === undefined || body.length <= BYTES_AT_ONCE) {
    response.end(body);
    return;
  }
  return endInTurns(response, typeof body === 'string' ? Buffer.from(body) : body);
}

async function endInTurns(response: ServerResponse, body: Buffer): Promise<void> {
  const last = body.length - BYTES_AT_ONCE;
  let at = 0;
  for (; at < last && !response.destroyed; at += BYTES_AT_ONCE) {
    if (!response.write(body.subarray(at, at + BYTES_AT_ONCE))) await roomIn(response);
    if (isTurnOver()) await giveWay();
  }
  if (!response.destroyed) response.end(body.subarray(at));
}

/** A reader that has stalled is dropped by the server's idle timeout, which closes the answer. */
export function roomIn(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.once('drain', done);
    response.once('close', done);
  });
}
