/**
 * Stores databases as this version of the program makes them, for later versions to open: `npx tsx test/db/stored/make.ts 0.2.0`, once for
 * each release, before the first migration of the next. Asks for Debian's pg_dump 15; opening them needs nothing but npm's packages.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Database, migrate, openDatabase } from '../../../src/db/index.ts';
import { startCluster } from '../../helpers/postgres.ts';
import { createDatabase, databaseUrl } from '../../helpers/postgres-templates.ts';
import { seedDatabase } from '../../helpers/seed-database.ts';
import { temporaryDirectory } from '../../helpers/temporary-directory.ts';
import { factsOf } from './facts.ts';
import { folderOf, packed } from './files.ts';
import { seedAndFill } from './fill.ts';

const [version] = process.argv.slice(2);
if (!version) throw new Error('Expected the version to store databases of, such as 0.2.0.');
const folder = folderOf(version);
mkdirSync(folder, { recursive: true });

const contents: Record<string, (database: Database) => Promise<unknown>> = {
  small: seedDatabase,
  filled: seedAndFill,
};

async function make(database: Database, name: string, fill: (database: Database) => Promise<unknown>) {
  await migrate(database);
  await fill(database);
  writeFileSync(
    join(folder, `${name}.json.br`),
    packed(Buffer.from(JSON.stringify(await factsOf(database.db)))),
  );
}

/** Leaves a write-ahead log with next to nothing in it, which would be larger than all the rest. */
async function emptyLog({ db }: Database): Promise<void> {
  for (const statement of [
    'vacuum',
    'set wal_recycle = off',
    'checkpoint',
    'select pg_switch_wal()',
    'checkpoint',
    'checkpoint',
  ])
    await db.execute(sql.raw(statement));
}

const cluster = await startCluster('15');
const directory = temporaryDirectory();
for (const [name, fill] of Object.entries(contents)) {
  const embedded = await openDatabase({ dataDir: join(directory.path, name) });
  await make(embedded, `${name}.embedded`, fill);
  await emptyLog(embedded);
  await embedded.close();

  await createDatabase(cluster.url, name);
  const url = databaseUrl(cluster.url, name);
  const postgres = await openDatabase({ url });
  await make(postgres, `${name}.postgres`, fill);
  await postgres.close();
  const options = ['--no-owner', '--no-privileges', '--inserts', '--rows-per-insert=100', url];
  const dump = execFileSync('pg_dump', options, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  // What psql alone understands.
  const statements = dump.replace(/^\\.*\n/gm, '');
  writeFileSync(join(folder, `${name}.postgres.sql.br`), packed(Buffer.from(statements)));
}
// Together, since most of each is the same empty database.
const tar = execFileSync('tar', ['-C', directory.path, '-cf', '-', ...Object.keys(contents)], {
  maxBuffer: 2 ** 30,
});
writeFileSync(join(folder, 'embedded.tar.br'), packed(tar));
directory.remove();
await cluster.stop();
