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

/**
 * Tables that a backup leaves out: answers to requests of the last day, since a client that got none would send its request
 * again; and sessions, since a session that has ended must not come back with an older backup.
 */
export const LEFT_OUT = ['idempotency_keys', 'sessions', 'sign_in_attempts'];
/** Expressions that a file has instead of some columns of some tables. */
export type Instead = Readonly<Record<string, Readonly<Record<string, SQL>>>>;

/** Recognises a subscription whose secrets are not in the backup. */
export const LEFT_BEHIND = 'left out of the backup';

/**
 * For a backup without secrets: it leaves out the addresses of webhooks and chats, since whoever knows one may write to it,
 * their signing secrets, and the secrets that confirm addresses. Such a subscription has ended after a restore; the group's own
 * file subscribes again.
 */
export const WITHOUT_SECRETS: Instead = {
  news_subscriptions: {
    address: sql`case when channel = 'EMAIL' then address else ${sql.raw(`'${LEFT_BEHIND}'`)} end`,
    secret: sql`case when secret is null then null else '' end`,
    former_secret: sql`null`,
    former_until: sql`null`,
    file_key: sql`case when channel = 'EMAIL' then file_key end`,
    ended_at: sql`case when channel = 'EMAIL' then ended_at else coalesce(ended_at, now()) end`,
  },
  deliveries: {
    message: sql`message - 'confirm'`,
    state: sql`case when state = 'WAITING' and message ? 'confirm' then 'DROPPED' else state end`,
    ended_at: sql`case when state = 'WAITING' and message ? 'confirm' then now() else ended_at end`,
  },
};

/** For an export: secrets that no other place may know, and an empty digest in place of each token's. */
export const UNUSABLE: Instead = {
  news_subscriptions: {
    address: sql`'not exported'`,
    secret: sql`case when secret is null then null else 'not exported' end`,
    former_secret: sql`null`,
    confirm_hash: sql`null`,
    file_key: sql`null`,
    ended_at: sql`coalesce(ended_at, created_at)`,
    end_token: sql`encode(sha256(convert_to('exported ' || id, 'UTF8')), 'hex')`,
  },
  disputes: { contact: sql`null` },
  deliveries: { message: sql`'{"items": []}'::jsonb` },
  heard: { payload: sql`'{}'::jsonb` },
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

/** The last value that each sequence gave; null where it has given none yet. */
export async function readSequences(db: Db): Promise<Record<string, number | null>> {
  const { rows } = await db.execute<{ name: string; last: number | null }>(sql`
    select sequencename as name, last_value as last from pg_sequences where schemaname = 'public' order by sequencename`);
  return Object.fromEntries(rows.map(({ name, last }) => [name, last === null ? null : Number(last)]));
}

/** A name as SQL reads it, whatever it is. */
export const quoted = (name: string) => sql.identifier(name);

/** Settings that make the database write values in one way, whatever the server is set to. */
export async function writeInOneWay(tx: Db): Promise<void> {
  for (const setting of [
    sql`timezone = 'UTC'`,
    sql`datestyle = 'ISO, YMD'`,
    sql`extra_float_digits = 1`,
    sql`bytea_output = 'hex'`,
  ])
    await tx.execute(sql`set local ${setting}`);
}
