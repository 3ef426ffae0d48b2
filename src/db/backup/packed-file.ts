import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BackupError } from './format.ts';

/**
 * Writes a packed file of lines that only its owner can read: beside its place, lets `check` look at it, then moves it there as
 * a whole.
 * @param replace whether to replace an existing file
 * @throws BackupError where a file exists already
 */
export async function writePacked<T>(
  path: string,
  replace: boolean,
  write: (line: (text: string) => Promise<void>) => Promise<void>,
  check: (path: string) => Promise<T>,
): Promise<T> {
  const beside = `${path}.${randomUUID()}.partial`;
  const clear = () => rmSync(beside, { force: true });
  // The process may be told to end in the middle of it.
  process.once('exit', clear);
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
    process.off('exit', clear);
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
  // A full disk fails here first; nothing waits for the lines after that.
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
