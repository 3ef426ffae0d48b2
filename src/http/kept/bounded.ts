import { LRUCache } from 'lru-cache';

/** Holds what was asked for last, as much of it as goes into so many bytes; with 0 nothing does. */
export const boundedTo = <Value extends object>(
  maxBytes: number,
  sizeOf: (value: Value, key: string) => number,
): LRUCache<string, Value> =>
  new LRUCache({ maxSize: Math.max(1, Math.floor(maxBytes)), sizeCalculation: sizeOf });

/** The same bytes in memory of their own: a part of a larger piece would hold on to the whole piece. */
export function apart(bytes: Uint8Array): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.byteLength);
  own.set(bytes);
  return own;
}
