import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { encodingFor, isText, packer } from './compress.ts';

/** An answer that is made while it is sent: its length is not known yet, nor whether it will be completed. */
export const isInPieces = ({ headers }: Response): boolean => headers.get('transfer-encoding') === 'chunked';

/**
 * Sends each piece at once, packed where the client accepts that, and asks for the next when there is room for it. If a piece
 * fails, the connection is broken: without the last chunk nobody takes the rest for the whole. If the client leaves, the source
 * ends.
 * @throws what the source threw
 */
export async function sendPieces(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  if (!answer.body) return void response.end();
  const isPacked = isText(answer.headers.get('content-type') ?? '');
  if (isPacked) response.appendHeader('vary', 'Accept-Encoding');
  const encoding = isPacked ? encodingFor(request.headers['accept-encoding']) : null;
  if (encoding) response.setHeader('content-encoding', encoding);
  const fault: { error?: unknown } = {};
  const source = watched(answer.body as unknown as AsyncIterable<Uint8Array>, fault);
  try {
    if (encoding) await pipeline(source, packer(encoding), response);
    else await pipeline(source, response);
  } catch {
    response.destroy();
    if ('error' in fault) throw fault.error;
  }
}

async function* watched(source: AsyncIterable<Uint8Array>, fault: { error?: unknown }) {
  try {
    yield* source;
  } catch (error) {
    fault.error = error;
    throw error;
  }
}
