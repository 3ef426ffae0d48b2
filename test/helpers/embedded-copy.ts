import { readFileSync } from 'node:fs';
import { MemoryFS, type postgresMod } from '@electric-sql/pglite';
import { type EmbeddedDatabase, openEmbedded } from '../../src/db/embedded/pglite.ts';
import type { DatabaseOptions } from '../../src/db/index.ts';

interface Entry {
  path: string;
  /** Null: a directory. */
  bytes: Uint8Array | null;
}

interface Node {
  contents: Uint8Array;
  usedBytes: number;
  isShared?: boolean;
  node_ops: { mknod(parent: Node, name: string, mode: number, device: number): Node };
  stream_ops: { write(stream: { node: Node }, ...rest: unknown[]): number };
}

/** Of each dump, read once in a process. */
const dumps = new Map<string, Entry[]>();
/** What a test holds is small: memory that is not asked for need not be cleared. */
const SMALL = ['shared_buffers=4MB'];
const DIRECTORY = 0o040700;
const FILE = 0o100600;

/** A database in memory as it was when it was dumped. */
export function openCopy(dump: string, options: DatabaseOptions = {}): Promise<EmbeddedDatabase> {
  const entries = dumps.get(dump) ?? entriesOf(readFileSync(dump));
  dumps.set(dump, entries);
  return openEmbedded({ ...options, dataDir: 'memory:', files: new CopiedFiles(entries), parameters: SMALL });
}

/** All databases of one dump share its bytes; each copies a file when it first writes to it. */
class CopiedFiles extends MemoryFS {
  readonly #entries: Entry[];

  constructor(entries: Entry[]) {
    super();
    this.#entries = entries;
  }

  override async initialSyncFs(): Promise<void> {
    const { FS } = (this.pg as unknown as { Module: postgresMod.PostgresMod }).Module;
    FS.mkdirTree('/pglite/data');
    const directories = new Map([['', FS.lookupPath('/pglite/data', {}).node as unknown as Node]]);
    for (const { path, bytes } of this.#entries) {
      const [, above = '', name = ''] = /^(?:(.*)\/)?([^/]+)$/.exec(path) ?? [];
      const parent = directories.get(above);
      if (!parent) throw new Error(`The dump has ${path} without ${above}.`);
      const node = parent.node_ops.mknod(parent, name, bytes === null ? DIRECTORY : FILE, 0);
      if (bytes === null) directories.set(path, node);
      else share(node, bytes);
    }
  }
}

function share(node: Node, bytes: Uint8Array): void {
  const { stream_ops: own } = node;
  node.contents = bytes;
  node.usedBytes = bytes.length;
  node.isShared = true;
  node.stream_ops = {
    ...own,
    write(stream, ...rest) {
      if (node.isShared) node.contents = node.contents.slice();
      node.isShared = false;
      return own.write(stream, ...rest);
    },
  };
}

/** Of an archive as PGlite dumps it: plain `ustar`, a directory before what is in it. */
function entriesOf(archive: Buffer): Entry[] {
  const entries: Entry[] = [];
  const text = (start: number, length: number) =>
    archive.toString('latin1', start, start + length).replace(/\0.*$/s, '');
  for (let at = 0; archive[at]; ) {
    const size = Number.parseInt(text(at + 124, 12), 8) || 0;
    const path = `${text(at + 345, 155)}/${text(at, 100)}`.replace(/^\/+|\/$/g, '');
    const start = at + 512;
    const isDirectory = text(at + 156, 1) === '5';
    // No `Buffer`, whose slices are no copies.
    const bytes = new Uint8Array(archive.buffer, archive.byteOffset + start, size);
    entries.push({ path, bytes: isDirectory ? null : bytes });
    at = start + Math.ceil(size / 512) * 512;
  }
  return entries;
}
