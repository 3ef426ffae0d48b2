import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../database.ts';
import { appliedMigrations } from '../migrate.ts';
import { backedUpTables, quoted, readSequences } from './catalog.ts';
import { BackupError, FORMAT, type Footer, type Header, VERSION } from './format.ts';
import { type BackupSummary, checkBackup } from './read.ts';

/** Rows read at once: the largest, revisions of reports, are bounded to some hundred kB each. */
const AT_ONCE = 100;

/**
 * Writes all that the database holds at one instant to a file that only its owner can read, checks it, and puts it in its place as a
 * whole. Others go on reading and writing PostgreSQL meanwhile; the embedded database, which has one connection, lets them wait.
 * @param replace whether a file that is there already may be replaced
 * @throws BackupError where the file is there already, or what was written cannot be read again
 */
export async function writeBackup(
  database: Database,
  path: string,
  { replace = false }: { replace?: boolean } = {},
): Promise<BackupSummary> {
  const beside = `${path}.${randomUUID()}.partial`;
  try {
    await write(database, beside);
    const summary = await checkBackup(beside);
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
    return summary;
  } finally {
    await rm(beside, { force: true });
  }
}

async function write(database: Database, path: string): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  const packed = createGzip();
  const done = finished(packed.pipe(file));
  // A disk that is full fails here first; the lines after that have nobody to wait for.
  packed.on('error', () => {});
  file.on('error', (error) => packed.destroy(error));
  done.catch(() => {});
  const digest = createHash('sha256');
  const line = async (json: string, isLast = false) => {
    const text = `${json}\n`;
    if (!isLast) digest.update(text);
    if (packed.destroyed) await done;
    if (!packed.write(text)) await Promise.race([once(packed, 'drain'), done]);
  };
  try {
    await database.db.transaction(
      async (tx) => {
        await settle(tx);
        const tables = await backedUpTables(tx);
        const header: Header = {
          format: FORMAT,
          version: VERSION,
          takenAt: database.now().toISOString(),
          database: database.description,
          migrations: await appliedMigrations(tx),
          tables,
        };
        await line(JSON.stringify(header));
        const counts: Footer['counts'] = {};
        for (const { name, columns } of tables) {
          counts[name] = 0;
          for await (const rows of rowsOf(tx, name, columns)) {
            counts[name] = (counts[name] ?? 0) + rows.length;
            // As the database wrote it: numbers may be longer than JavaScript's.
            await line(`{"table":${JSON.stringify(name)},"rows":[${rows.join(',')}]}`);
          }
        }
        const footer: Footer = { sequences: await readSequences(tx), counts, sha256: digest.digest('hex') };
        await line(JSON.stringify(footer), true);
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
    packed.end();
    await done;
  } finally {
    packed.destroy();
    file.destroy();
  }
}

/** So that values are written in one way, whatever the server is set to. */
async function settle(tx: Db): Promise<void> {
  for (const setting of [
    sql`timezone = 'UTC'`,
    sql`datestyle = 'ISO, YMD'`,
    sql`extra_float_digits = 1`,
    sql`bytea_output = 'hex'`,
  ])
    await tx.execute(sql`set local ${setting}`);
}

async function* rowsOf(tx: Db, table: string, columns: string[]): AsyncGenerator<string[]> {
  const selected = sql.join(columns.map(quoted), sql`, `);
  const order = columns.includes('id') ? sql` order by id` : sql``;
  await tx.execute(
    sql`declare backed_up no scroll cursor for select row_to_json(given)::text as line from (select ${selected} from ${quoted(table)}${order}) as given`,
  );
  for (;;) {
    const { rows } = await tx.execute<{ line: string }>(
      sql`fetch ${sql.raw(String(AT_ONCE))} from backed_up`,
    );
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await tx.execute(sql`close backed_up`);
}

async function synchronise(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}
