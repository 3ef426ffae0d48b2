import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import Negotiator from 'negotiator';

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/** Below this a compressed answer is hardly smaller than its headers. */
export const leastBytes = 1024;

const text =
  /^(?:text\/(?!event-stream)|image\/svg\+xml|application\/(?:[\w.+-]*\+)?(?:json|xml|javascript))/;

/** Whether a media type is text in UTF-8, which is what compresses well. */
export function isText(contentType: string): boolean {
  return text.test(contentType);
}

export type Encoding = 'br' | 'gzip';

/** Brotli before gzip among what the client takes; null: as it is. */
export function encodingFor(acceptEncoding: string | string[] | undefined): Encoding | null {
  if (acceptEncoding === undefined) return null;
  const taken = new Negotiator({
    headers: { 'accept-encoding': [acceptEncoding].flat().join(',') },
  }).encodings(['br', 'gzip']);
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : null;
}

/** Brotli of quality 4 costs about what gzip does and packs better. */
export function compress(body: Buffer, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  if (encoding === 'gzip') return gzipAsync(body);
  return brotliAsync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

/** Packs what is written piece by piece, and gives each piece at once. Its memory is for one client of many. */
export function packer(encoding: Encoding): Transform {
  if (encoding === 'gzip') return createGzip({ flush: constants.Z_SYNC_FLUSH });
  return createBrotliCompress({
    flush: constants.BROTLI_OPERATION_FLUSH,
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 },
  });
}
