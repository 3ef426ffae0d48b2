import { fdatasyncSync, fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { WalMark } from './wal-mark.ts';

/** The part of Emscripten's NODEFS that is used here. */
interface NodeStream {
  nfd: number;
  node: unknown;
}
interface NodeFiles {
  realPath(node: unknown): string;
  stream_ops: {
    write(stream: NodeStream, buffer: Int8Array, offset: number, length: number, position: number): number;
    fsync?(stream: NodeStream): number;
  };
}

/** EIO, as WASI counts. */
const inputOutputError = 29;

export interface DurableFilesOptions {
  walMark: WalMark;
  /** The database inside has aborted, usually with a PANIC; nothing that it says from now on can be trusted. */
  onAbort(): void;
  /** After each synchronisation, with the path of the file. */
  onSync?: (path: string) => void;
}

/**
 * Files of the embedded database on disk. PGlite drops fsync on the floor: the hook is there and nothing is behind it.
 * With it filled, and with `fsync=on`, PostgreSQL's own protocol holds: a commit returns after its part of the write-ahead
 * log was synchronised, and a checkpoint after the tables were. PGlite's `syncToFs` would not do: it is skipped after the
 * COMMIT of a transaction, and it runs when others can already read what was committed.
 */
export function durableFiles(
  directory: string,
  options: DurableFilesOptions,
): { files: NodeFS; walBytes(): number } {
  let walBytes = 0;
  const files = new NodeFS(directory);
  const init = files.init.bind(files);
  files.init = async (pglite, given) => {
    const { emscriptenOpts } = await init(pglite, given);
    const addSync = (module: object) => {
      const nodeFiles = (module as { NODEFS: NodeFiles }).NODEFS;
      const operations = nodeFiles.stream_ops;
      const isWal = (stream: NodeStream) => nodeFiles.realPath(stream.node).includes('/pg_wal/');
      const write = operations.write;
      operations.write = (stream, buffer, offset, length, position) => {
        const written = write(stream, buffer, offset, length, position);
        if (isWal(stream)) {
          walBytes += written;
          const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset + offset, written);
          options.walMark.wrote(nodeFiles.realPath(stream.node), bytes, position);
        }
        return written;
      };
      operations.fsync = (stream) => {
        try {
          if (isWal(stream)) {
            fdatasyncSync(stream.nfd);
            options.walMark.synchronised();
          } else fsyncSync(stream.nfd);
        } catch {
          // An exception would be swallowed on its way through PGlite, and the commit acknowledged; this makes it a PANIC.
          return inputOutputError;
        }
        options.onSync?.(nodeFiles.realPath(stream.node));
        return 0;
      };
    };
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [addSync, ...(emscriptenOpts.preRun ?? [])],
        onAbort: options.onAbort,
      },
    };
  };
  return { files, walBytes: () => walBytes };
}
