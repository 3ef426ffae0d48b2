import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Longest path of a socket in bytes, on the systems that take least. */
const LONGEST = 100;
const SOCKET = 'sig-status.sock';
/** Where the path is too long this file, in the data directory, says where the socket is instead. */
const ELSEWHERE = 'sig-status.sock-at';

/** Where a server that has the data directory is asked; null: nobody has said. */
export function socketOf(directory: string): string {
  const here = join(directory, SOCKET);
  if (Buffer.byteLength(here) <= LONGEST) return here;
  try {
    return readFileSync(join(directory, ELSEWHERE), 'utf8').trim() || here;
  } catch {
    return here;
  }
}

/**
 * A free place for a socket: the data directory, or a new directory that only its owner enters. The caller has the lock of the data
 * directory, so that what is there is a leftover.
 */
export function placeSocket(directory: string): { path: string; remove: () => void } {
  clear(directory);
  const here = join(directory, SOCKET);
  if (Buffer.byteLength(here) > LONGEST) {
    const path = join(mkdtempSync(join(tmpdir(), 'sig-status-')), 'sock');
    writeFileSync(join(directory, ELSEWHERE), `${path}\n`, { mode: 0o600 });
    return { path, remove: () => clear(directory) };
  }
  return { path: here, remove: () => clear(directory) };
}

function clear(directory: string): void {
  const path = socketOf(directory);
  // A directory that was made for it alone, and nothing else that such a file may name.
  if (dirname(path) !== directory && /\/sig-status-[^/]{6}\/sock$/.test(path))
    rmSync(dirname(path), { recursive: true, force: true });
  for (const name of [SOCKET, ELSEWHERE]) rmSync(join(directory, name), { force: true });
}
