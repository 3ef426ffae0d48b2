import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { createScope } from '../base/scope.ts';
import type { Database, Db } from './database.ts';
import { refusalOf } from './refusal.ts';

/** The same depth below the package from `src` and from `dist`. */
const packageMigrations = fileURLToPath(new URL('../../drizzle', import.meta.url));

export class MigrationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MigrationError';
  }
}

/** A later version has migrated the database. */
export class NewerError extends MigrationError {}

interface Held {
  database: Database;
  applyMigrations: (folder: string) => Promise<void>;
}
const held = createScope<Held>();

/**
 * Runs the work under the one lock of this database, for what must happen once however many servers start: migrating and
 * seeding. Others wait. Inside the work it may be taken again.
 */
export function withMaintenanceLock<T>(database: Database, work: () => Promise<T>): Promise<T> {
  if (held.current()?.database === database) return work();
  return database.exclusively((applyMigrations) => held.run({ database, applyMigrations }, work));
}

/**
 * Applies, under the maintenance lock and in one transaction, every migration that is not applied yet; returns their names.
 * @throws MigrationError when the database holds migrations that this program does not have, or has in another wording
 */
export async function migrate(
  database: Database,
  folder: string = packageMigrations,
): Promise<{ applied: string[] }> {
  return withMaintenanceLock(database, async () => {
    const applied = await pendingMigrations(database, folder);
    if (applied.length > 0)
      await held
        .current()
        ?.applyMigrations(folder)
        .catch((error) => {
          throw failureOf(error, database, folder);
        });
    return { applied };
  });
}

/** Finds which migration a refused statement belongs to. All of them are rolled back. */
function failureOf(error: unknown, { description }: Database, folder: string): unknown {
  const refusal = refusalOf(error);
  const { query } = error as { query?: unknown };
  const at = readMigrationFiles({ migrationsFolder: folder }).findIndex(({ sql: statements }) =>
    statements.some((statement) => statement === query),
  );
  const name = readMigrations(folder)[at]?.name;
  if (!refusal || name === undefined) return error;
  return new MigrationError(
    `The migration ${name} was refused by ${description}, which was left as it was: ${refusal.message} (SQLSTATE ${refusal.state}). The previous version can go on with it.`,
  );
}

/** Names of the migrations that wait to be applied; the database is ready when there are none. Throws as `migrate` does. */
export async function pendingMigrations(
  database: Database,
  folder: string = packageMigrations,
): Promise<string[]> {
  const known = readMigrations(folder);
  const applied = await readApplied(database.db);
  const newest = applied.at(-1)?.at ?? 0;
  for (const { at, hash } of applied) {
    const migration = known.find((each) => each.at === at);
    if (!migration)
      throw new NewerError(
        `${database.description} holds a migration of ${new Date(at).toISOString()} that this version does not know. Start the version that applied it; or, to go back, restore a backup from before that migration into an empty database (docs/backup.md).`,
      );
    if (migration.hash !== hash)
      throw new MigrationError(
        `Expected the migration ${migration.name} as it was applied to ${database.description}, got one that was edited since.`,
      );
  }
  const pending = known.filter(({ at }) => !applied.some((each) => each.at === at));
  // Drizzle applies what is younger than the newest applied one, and would pass over this one without a word.
  const late = pending.find(({ at }) => at < newest);
  if (late)
    throw new MigrationError(
      `Expected the migration ${late.name} to be younger than those applied to ${database.description}, got one of ${new Date(late.at).toISOString()}.`,
    );
  return pending.map(({ name }) => name);
}

export interface Migration {
  name: string;
  at: number;
  hash: string;
}

/** As the process first found them: a later version put in its place does not change the running program. */
let own: Migration[] | null = null;

/** Those that this version has, oldest first. */
export function readMigrations(folder: string = packageMigrations): Migration[] {
  if (folder !== packageMigrations) return readFolder(folder);
  own ??= readFolder(folder);
  return own;
}

function readFolder(folder: string): Migration[] {
  const journal: { entries: { tag: string }[] } = JSON.parse(
    readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'),
  );
  return readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis, hash }, index) => ({
    name: journal.entries[index]?.tag ?? String(index),
    at: folderMillis,
    hash,
  }));
}

/** Those that a database has, oldest first, by the names that this version knows them by. */
export async function appliedMigrations(db: Db): Promise<Migration[]> {
  const known = readMigrations();
  const applied = await readApplied(db);
  return applied.map(({ at, hash }) => ({
    name: known.find((each) => each.at === at)?.name ?? String(at),
    at,
    hash,
  }));
}

/** Writes the first of them to a folder of their own, from which a database of an earlier version can be made. */
export function copyMigrations(folder: string, count: number): void {
  const journal = JSON.parse(readFileSync(join(packageMigrations, 'meta', '_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };
  const entries = journal.entries.slice(0, count);
  mkdirSync(join(folder, 'meta'));
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
  for (const { tag } of entries)
    copyFileSync(join(packageMigrations, `${tag}.sql`), join(folder, `${tag}.sql`));
}

async function readApplied(db: Db): Promise<{ at: number; hash: string }[]> {
  const exists = await db.execute<{ exists: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`,
  );
  if (!exists.rows[0]?.exists) return [];
  const { rows } = await db.execute<{ at: number; hash: string }>(
    sql`select created_at as at, hash from drizzle.__drizzle_migrations order by created_at`,
  );
  return rows;
}
