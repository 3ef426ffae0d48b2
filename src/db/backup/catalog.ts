import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';

/** One table as the database describes it; generated columns are left out, since the database fills them again. */
export interface BackedUpTable {
  name: string;
  columns: string[];
}

/** What is not worth keeping: answers to requests of the last day, which a client that got none would send again. */
export const LEFT_OUT = ['idempotency_keys'];

/** Every table, by name: all that is in the database, whatever a later version adds. */
export async function backedUpTables(db: Db): Promise<BackedUpTable[]> {
  const { rows } = await db.execute<{ name: string; columns: string[] }>(sql`
    select class.relname as name, json_agg(attribute.attname order by attribute.attnum) as columns
    from pg_class class join pg_attribute attribute on attribute.attrelid = class.oid
    where class.relnamespace = 'public'::regnamespace and class.relkind = 'r'
      and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = ''
    group by class.relname order by class.relname`);
  return rows.filter(({ name }) => !LEFT_OUT.includes(name));
}

/** What each sequence gives next is beyond this; null where it has given nothing yet. */
export async function readSequences(db: Db): Promise<Record<string, number | null>> {
  const { rows } = await db.execute<{ name: string; last: number | null }>(sql`
    select sequencename as name, last_value as last from pg_sequences where schemaname = 'public' order by sequencename`);
  return Object.fromEntries(rows.map(({ name, last }) => [name, last === null ? null : Number(last)]));
}

/** A name as SQL reads it, whatever it is. */
export const quoted = (name: string) => sql.identifier(name);
