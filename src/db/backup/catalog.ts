import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';

/** One table as the database describes it; generated columns are left out, since the database fills them again. */
export interface BackedUpTable {
  name: string;
  columns: string[];
  /** Of its primary key: the order of its rows. */
  key: string[];
  /** Whether the database refuses to change or delete a row of it. */
  isAppendOnly: boolean;
}

/** What is not worth keeping: answers to requests of the last day, which a client that got none would send again. */
export const LEFT_OUT = ['idempotency_keys'];
/** What stands in an export for the digest by which a token is recognised: that of no token. */
export const UNUSABLE: Readonly<Record<string, Readonly<Record<string, SQL>>>> = {
  tokens: { secret_hash: sql`encode(sha256(convert_to('exported ' || id, 'UTF8')), 'hex')` },
};

/** Every table, by name: all that is in the database, whatever a later version adds. */
export async function backedUpTables(db: Db): Promise<BackedUpTable[]> {
  const { rows } = await db.execute<BackedUpTable & Record<string, unknown>>(sql`
    select class.relname as name, json_agg(attribute.attname order by attribute.attnum) as columns,
      (select json_agg(part.attname order by array_position(primary_key.conkey, part.attnum))
        from pg_constraint primary_key join pg_attribute part on part.attrelid = class.oid and part.attnum = any(primary_key.conkey)
        where primary_key.conrelid = class.oid and primary_key.contype = 'p') as key,
      exists (select from pg_trigger where tgrelid = class.oid and tgname = 'append_only') as "isAppendOnly"
    from pg_class class join pg_attribute attribute on attribute.attrelid = class.oid
    where class.relnamespace = 'public'::regnamespace and class.relkind = 'r'
      and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = ''
    group by class.oid, class.relname order by class.relname`);
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

/** So that values are written in one way, whatever the server is set to. */
export async function writeInOneWay(tx: Db): Promise<void> {
  for (const setting of [
    sql`timezone = 'UTC'`,
    sql`datestyle = 'ISO, YMD'`,
    sql`extra_float_digits = 1`,
    sql`bytea_output = 'hex'`,
  ])
    await tx.execute(sql`set local ${setting}`);
}
