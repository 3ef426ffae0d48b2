import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BackupError } from './format.ts';

/**
 * Writes a file of lines, packed, that only its owner can read: beside its place, looked at by `check`, then moved there as a whole.
 * @param replace whether a file that is there already may be replaced
 * @throws BackupError where the file is there already
 */
export async function writePacked<T>(
  path: string,
  replace: boolean,
  write: (line: (text: string) => Promise<void>) => Promise<void>,
  check: (path: string) => Promise<T>,
): Promise<T> {
  const beside = `${path}.${randomUUID()}.partial`;
  try {
    await pack(beside, write).catch((error: NodeJS.ErrnoException) => {
      // The name of the file that was asked for says more than that beside it.
      if (error.path === beside) error.message = error.message.replace(beside, path);
      throw error;
    });
    const checked = await check(beside);
    if (replace) await rename(beside, path);
    else
      await link(beside, path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST')
          throw new BackupError(
            `expected a name that is free, found a file at ${path} (--replace overwrites it)`,
          );
        throw error;
      });
    await synchronise(dirname(path));
    return checked;
  } finally {
    await rm(beside, { force: true });
  }
}

async function pack(
  path: string,
  write: (line: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  const packed = createGzip();
  const done = finished(packed.pipe(file));
  // A disk that is full fails here first; the lines after that have nobody to wait for.
  packed.on('error', () => {});
  file.on('error', (error) => packed.destroy(error));
  done.catch(() => {});
  try {
    await write(async (text) => {
      if (packed.destroyed) await done;
      if (!packed.write(`${text}\n`)) await Promise.race([once(packed, 'drain'), done]);
    });
    packed.end();
    await done;
  } finally {
    packed.destroy();
    file.destroy();
  }
}

async function synchronise(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}
