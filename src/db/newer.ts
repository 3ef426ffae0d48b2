import { getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import type { Database, Db } from './database.ts';
import { NewerError, pendingMigrations } from './migrate.ts';
import { refusalOf } from './refusal.ts';
import * as tables from './tables/index.ts';

/** How a later version has changed the tables under a running server. */
export interface Newer {
  /** Whether everything that this version reads and writes is still there. */
  isFit: boolean;
  sentence: string;
}

/** The result of the last look. */
const known = new WeakMap<Database, Newer | null>();

/** How a later version has changed the tables; null: there was none. */
export async function newerTables(database: Database): Promise<Newer | null> {
  const found = await look(database);
  known.set(database, found);
  return found;
}

async function look(database: Database): Promise<Newer | null> {
  try {
    await pendingMigrations(database);
    return null;
  } catch (error) {
    if (!(error instanceof NewerError)) throw error;
    const lacking = await whatIsLacking(database.db);
    const begin = 'The database holds migrations that this version does not know';
    return lacking.length === 0
      ? {
          isFit: true,
          sentence: `${begin}. It goes on with what it knows, but cannot start again: replace it by the newer version.`,
        }
      : {
          isFit: false,
          sentence: `${begin}, and cannot go on: ${lacking.slice(0, 5).join(', ')}. Replace it by the newer version.`,
        };
  }
}

/** SQLSTATEs of a statement that names something that is gone, or leaves out something that is now required. */
const ASKED_AMISS = /^(42P01|42703|42704|42804|42883|23502)$/;

/** Whether a statement failed because the tables are those of a later version. The first that may have makes it look. */
export function isOfNewerTables(database: Database, error: unknown): boolean {
  if (!ASKED_AMISS.test(refusalOf(error)?.state ?? '')) return false;
  const found = known.get(database);
  if (!found) newerTables(database).catch(() => {});
  return Boolean(found);
}

async function whatIsLacking(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ table: string; column: string; isDemanded: boolean }>(sql`
    select relname as "table", attname as "column",
      attnotnull and not atthasdef and attidentity = '' and attgenerated = '' as "isDemanded"
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and attnum > 0 and not attisdropped`);
  const there = new Map<string, Map<string, boolean>>();
  for (const { table, column, isDemanded } of rows)
    there.set(table, (there.get(table) ?? new Map()).set(column, isDemanded));
  return Object.values(tables).flatMap((table) => {
    if (!is(table, PgTable)) return [];
    const name = getTableName(table);
    const found = there.get(name);
    if (!found) return [`${name} is gone`];
    const known = new Set(Object.values(getTableColumns(table)).map((column) => column.name));
    return [
      ...[...known].flatMap((column) => (found.has(column) ? [] : [`${name}.${column} is gone`])),
      ...[...found].flatMap(([column, isDemanded]) =>
        isDemanded && !known.has(column) ? [`${name}.${column} needs a value`] : [],
      ),
    ];
  });
}
