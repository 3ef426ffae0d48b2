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
import { backedUpTables, LEFT_BEHIND, LEFT_OUT, quoted } from './catalog.ts';
import { BackupError, type Footer, type Header } from './format.ts';
import { type BackupReader, checkBackup, openBackup } from './read.ts';

export interface Restored {
  rows: number;
  /** What it was a backup of, and when it was taken. */
  of: string;
  takenAt: string;
  /** Webhooks and chats whose secrets were not in it. */
  ended: number;
}

/**
 * Fills an empty database from a backup or an export, in one transaction, and brings it to this version. Rules that look at
 * more than one row were kept when the rows were written; the database's own constraints are checked again.
 * @param open opens that database as it is; called once the whole file has been read and found good
 * @throws BackupError where the file is not a whole backup, or comes from a later version; MigrationError where the database holds data
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
      const { database: of, takenAt } = backup.header;
      return await work(database, { rows, of, takenAt, ended: await countEnded(database.db) });
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
      `${path}: expected a backup of this version or an earlier one, found the migration ${unknown.name}, which this version does not know; restore the backup with the version that wrote it`,
    );
}

/** Makes the tables as they were in the version that wrote the backup. */
async function prepare(database: Database, migrations: number): Promise<void> {
  const applied = await appliedMigrations(database.db);
  if (applied.length > migrations || (applied.length > 0 && (await holdsAnything(database.db))))
    throw new MigrationError(
      `Expected an empty database to restore into, found ${database.description}, which holds data; name a new one.`,
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

async function countEnded(db: Db): Promise<number> {
  const { rows } = await db.execute<{ ended: number }>(
    sql`select count(*)::int as ended from news_subscriptions where address = ${LEFT_BEHIND}`,
  );
  return rows[0]?.ended ?? 0;
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
 * Tables are filled in the order of their names, so checks between tables wait until all are full: foreign keys are dropped and
 * created again, which checks them; triggers, which would draw new numbers and instants, do not run.
 */
async function suspendRules(tx: Db, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows: keys } = await tx.execute<{ table: string; name: string; definition: string }>(sql`
    select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname`);
  // An earlier version may not have had some of them.
  const { rows: leftOut } = await tx.execute<{ name: string }>(sql`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname = any(${sql.param([...LEFT_OUT])}::text[])`);
  const all = [...tables, ...leftOut.map(({ name }) => name)];
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
