import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';

const name = 'cluster';

/**
 * Where PostgreSQL's files lie in a data directory; made by `initialise` when there are none yet, and in their place only
 * when they are whole and on disk, so that a process killed half-way leaves nothing that looks like a database.
 * The caller holds the directory's lock.
 */
export async function clusterIn(
  directory: string,
  initialise: (path: string) => Promise<void>,
): Promise<string> {
  for (const entry of readdirSync(directory))
    if (entry.startsWith(`${name}.`) && entry.endsWith('.tmp'))
      rmSync(join(directory, entry), { recursive: true });
  const path = join(directory, name);
  if (!existsSync(path)) {
    const beside = join(directory, `${name}.${randomUUID()}.tmp`);
    await initialise(beside);
    await syncTree(beside);
    await rename(beside, path);
    await sync(directory);
  }
  return path;
}

async function syncTree(path: string): Promise<void> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() || entry.isDirectory());
  for (const file of files) await sync(join(file.parentPath, file.name));
  await sync(path);
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
