import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new directory, in memory where the system has such a place: an embedded database on disk waits for the disk. */
export function temporaryDirectory(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(isWritable('/dev/shm') ? '/dev/shm' : tmpdir(), 'sig-status-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
