import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../database.ts';
import {
  appliedMigrations,
  copyMigrations,
  MigrationError,
  migrate,
  readMigrations,
  withMaintenanceLock,
} from '../migrate.ts';
import { backedUpTables, LEFT_OUT, quoted } from './catalog.ts';
import { BackupError, type Footer, type Header } from './format.ts';
import { type BackupReader, checkBackup, openBackup } from './read.ts';

export interface Restored {
  rows: number;
  /** What it was a backup of, and when it was taken. */
  of: string;
  takenAt: string;
}

/**
 * Puts what a backup or an export holds into a database that holds nothing, in one transaction, and brings it to this version. Rules
 * that look at more than one row were kept when the rows were written; the database's own constraints are checked again.
 * @param open opens that database, as it is; called once the whole file has been read and found good
 * @throws BackupError where the file is no whole backup, or comes from a later version; MigrationError where the database is in use
 */
export async function restoreBackup<T>(
  path: string,
  open: () => Promise<Database>,
  work: (database: Database, restored: Restored) => Promise<T>,
): Promise<T> {
  await checkBackup(path);
  const backup = await openBackup(path);
  try {
    assertKnown(backup.header, path);
    const database = await open();
    try {
      const rows = await withMaintenanceLock(database, async () => {
        await prepare(database, backup.header.migrations.length);
        const count = await database.db.transaction((tx) => fill(tx, backup, path));
        await migrate(database);
        return count;
      });
      return await work(database, { rows, of: backup.header.database, takenAt: backup.header.takenAt });
    } finally {
      await database.close();
    }
  } finally {
    backup.close();
  }
}

function assertKnown({ migrations }: Header, path: string): void {
  const known = readMigrations();
  const unknown = migrations.find(
    ({ at, hash }) => !known.some((each) => each.at === at && each.hash === hash),
  );
  if (unknown)
    throw new BackupError(
      `${path}: expected a backup of this version or an earlier one, found the migration ${unknown.name}, which this version does not know; restore it by the version that wrote it`,
    );
}

/** Makes the tables as they were in the version that wrote the backup. */
async function prepare(database: Database, migrations: number): Promise<void> {
  const applied = await appliedMigrations(database.db);
  if (applied.length > migrations || (applied.length > 0 && (await holdsAnything(database.db))))
    throw new MigrationError(
      `Expected an empty database to restore to, found ${database.description}, which is in use; name a new one.`,
    );
  const folder = await mkdtemp(join(tmpdir(), 'sig-status-'));
  try {
    copyMigrations(folder, migrations);
    await migrate(database, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function holdsAnything(db: Db): Promise<boolean> {
  const { rows } = await db.execute<{ holds: boolean }>(
    sql`select exists (select from people) or exists (select from projects) or exists (select from meetings) as holds`,
  );
  return rows[0]?.holds ?? false;
}

async function fill(tx: Db, { header, rows }: BackupReader, path: string): Promise<number> {
  await tx.execute(sql`set local statement_timeout = 0`);
  await tx.execute(sql`set local timezone = 'UTC'`);
  const here = new Map((await backedUpTables(tx)).map(({ name, columns }) => [name, columns]));
  for (const { name, columns } of header.tables)
    if (columns.some((column) => !here.get(name)?.includes(column)))
      throw new BackupError(
        `${path}: expected the tables of its migrations, found ${name} with other columns`,
      );
  const restoreRules = await suspendRules(tx, [...here.keys()]);
  let count = 0;
  for (;;) {
    const { value, done } = await rows.next();
    if (done) {
      await setSequences(tx, value.sequences);
      break;
    }
    const columns = header.tables.find(({ name }) => name === value.table)?.columns;
    if (!columns)
      throw new BackupError(
        `${path}: expected rows of a table that its first line names, found ${value.table}`,
      );
    const names = sql.join(columns.map(quoted), sql`, `);
    await tx.execute(sql`insert into ${quoted(value.table)} (${names}) overriding system value
      select ${names} from json_populate_recordset(null::${quoted(value.table)}, ${value.json}::json)`);
    count += value.count;
  }
  await restoreRules();
  return count;
}

/**
 * Tables are filled in the order of their names, so what one of them says of another waits until all are: foreign keys are taken away
 * and made anew, which checks them; triggers, which would draw numbers and instants again, do not run.
 */
async function suspendRules(tx: Db, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows: keys } = await tx.execute<{ table: string; name: string; definition: string }>(sql`
    select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname`);
  const all = [...tables, ...LEFT_OUT];
  for (const { table, name } of keys)
    await tx.execute(sql`alter table ${sql.raw(table)} drop constraint ${quoted(name)}`);
  for (const table of all) await tx.execute(sql`alter table ${quoted(table)} disable trigger user`);
  // What the migrations themselves put in is in the backup too.
  await tx.execute(sql`truncate ${sql.join(all.map(quoted), sql`, `)}`);
  return async () => {
    for (const table of all) await tx.execute(sql`alter table ${quoted(table)} enable trigger user`);
    for (const { table, name, definition } of keys)
      await tx.execute(
        sql`alter table ${sql.raw(table)} add constraint ${quoted(name)} ${sql.raw(definition)}`,
      );
  };
}

async function setSequences(tx: Db, sequences: Footer['sequences']): Promise<void> {
  for (const [name, last] of Object.entries(sequences))
    if (last !== null) await tx.execute(sql`select setval(quote_ident(${name})::regclass, ${last}::bigint)`);
}
