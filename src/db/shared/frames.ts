import type { Duplex } from 'node:stream';
import { deserialize, serialize } from 'node:v8';

const HEAD = 4;
/** Longer than any message is; what says that it is longer is none. */
const MOST_BYTES = 512 * 1024 * 1024;

/** Messages of any value over a stream of bytes, each behind its length. */
export interface Frames<Out> {
  send(message: Out): void;
}

/** Both ends are this program, on one machine and of one owner. Who sends anything else is sent away. */
export function createFrames<Out, In>(stream: Duplex, onMessage: (message: In) => void): Frames<Out> {
  let parts: Buffer[] = [];
  let length = 0;
  /** Of the frame that is coming, with its head. */
  let wanted = HEAD;
  stream.on('data', (chunk: Buffer) => {
    parts.push(chunk);
    length += chunk.length;
    while (length >= wanted) {
      const all = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
      const whole = HEAD + all.readUInt32BE(0);
      parts = [all];
      if (whole > MOST_BYTES) return void stream.destroy();
      if (length < whole) {
        wanted = whole;
        return;
      }
      const rest = all.subarray(whole);
      parts = [rest];
      length = rest.length;
      wanted = HEAD;
      const message = read(all.subarray(HEAD, whole));
      if (message === undefined) return void stream.destroy();
      onMessage(message as In);
    }
  });
  return {
    send(message) {
      if (stream.destroyed || stream.writableEnded) return;
      try {
        const body = serialize(message);
        const head = Buffer.alloc(HEAD);
        head.writeUInt32BE(body.length, 0);
        stream.write(Buffer.concat([head, body]));
      } catch {
        // Whoever waits for the answer gets an error.
        stream.destroy();
      }
    },
  };
}

function read(body: Buffer): unknown {
  try {
    const message: unknown = deserialize(body);
    return typeof message === 'object' && message !== null && 'id' in message ? message : undefined;
  } catch {
    return undefined;
  }
}
