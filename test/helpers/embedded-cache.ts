import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { migrate } from '../../src/db/index.ts';
import { openCopy } from './embedded-copy.ts';
import { seedDatabase } from './seed-database.ts';

/** Without tables, with tables, with everything that a first start puts in. */
export type Contents = 'bare' | 'migrated' | 'seeded';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pglite = 'node_modules/@electric-sql/pglite/package.json';
/** What each is made of: it is made again when one of these has changed. */
const ingredients: Record<Contents, string[]> = {
  bare: [pglite],
  migrated: [pglite, 'drizzle'],
  seeded: [pglite, 'drizzle', 'seeds', 'src/seed', 'src/reports', 'src/domain', 'src/db'],
};

/** Path of a dump of an embedded database. */
export function embeddedDump(contents: Contents): Promise<string> {
  return cached(contents, '.tar', async (path) => {
    const dump = contents === 'bare' ? await emptyCluster() : await filled(contents);
    writeFileSync(path, Buffer.from(await dump.arrayBuffer()));
  });
}

/** Path of a data directory, to be copied. */
export function embeddedDirectory(contents: Contents): Promise<string> {
  return cached(contents, '', async (path) => {
    mkdirSync(path);
    const loadDataDir = new Blob([readFileSync(await embeddedDump(contents))]);
    const opened = await PGlite.create({ dataDir: join(path, 'cluster'), loadDataDir });
    await opened.close();
  });
}

async function filled(contents: 'migrated' | 'seeded'): Promise<Blob> {
  const from = await embeddedDump(contents === 'seeded' ? 'migrated' : 'bare');
  const database = await openCopy(from);
  try {
    if (contents === 'seeded') await seedDatabase(database);
    else await migrate(database);
    return await database.dump();
  } finally {
    await database.close();
  }
}

/** With short segments of the write-ahead log: a dump holds one whole, and is read by every test file. */
async function emptyCluster(): Promise<Blob> {
  const opened = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] });
  try {
    return await opened.dumpDataDir('none');
  } finally {
    await opened.close();
  }
}

/** What was made of the same ingredients before; otherwise makes it, beside its place. */
async function cached(
  contents: Contents,
  ending: string,
  make: (path: string) => Promise<void>,
): Promise<string> {
  const cache = join(root, 'node_modules', '.cache', 'sig-status');
  const path = join(cache, `${contents}-${fingerprint(ingredients[contents])}${ending}`);
  if (existsSync(path)) {
    const now = new Date();
    utimesSync(path, now, now);
    return path;
  }
  mkdirSync(cache, { recursive: true });
  const beside = `${path}.${process.pid}`;
  await make(beside);
  if (existsSync(path)) rmSync(beside, { recursive: true });
  else renameSync(beside, path);
  clearAway(cache);
  return path;
}

/** What was made a while ago; what is younger may be in use by another run. */
function clearAway(cache: string): void {
  for (const path of readdirSync(cache).map((entry) => join(cache, entry)))
    if (Date.now() - statSync(path).mtimeMs > 3_600_000) rmSync(path, { recursive: true, force: true });
}

function fingerprint(paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesIn).sort()) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex').slice(0, 16);
}

function filesIn(path: string): string[] {
  if (path.endsWith('.json')) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}
