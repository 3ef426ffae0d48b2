import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
/** What a run holds at one time is a tenth of it; containers often have much less there. */
const ROOM_BYTES = 2 * 2 ** 30;

/** A new directory, in memory where the system has room for it there: a database on disk waits for the disk. */
export function temporaryDirectory(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(quickFolder(), 'sig-status-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Where the files of tests are written quickest: to make a database of a template takes a tenth of the time there. */
export function quickFolder(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM_BYTES ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
