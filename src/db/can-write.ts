import { performance } from 'node:perf_hooks';
import { sql } from 'drizzle-orm';
import type { Db } from './database.ts';
import { type Cause, causeOf } from './unavailable.ts';

/** A cause that makes every write fail, whoever sends it. */
const ofAllWrites: readonly Cause[] = ['DISK_FULL', 'READ_ONLY', 'RECOVERING', 'DAMAGED'];

/** How often a write is tried: often after such a failure, else now and then. */
const AFTER_FAILURE_MS = 2000;
const NOW_AND_THEN_MS = 15_000;

interface Known {
  cause: Cause | null;
  triedAt: number;
}
const known = new WeakMap<Db, Known>();

/** Remembers how a write ended; null: it was committed. */
export function noteWrite(db: Db, error: unknown): void {
  const cause = error === null ? null : causeOf(error);
  if (cause === null || ofAllWrites.includes(cause)) {
    // A write that fails for a reason of its own says nothing about others.
    if (error === null || cause !== null) known.set(db, { cause, triedAt: performance.now() });
  }
}

/** The cause of the last failed write, if it concerns all writes; null: there is none. */
export const lastRefusal = (db: Db): Cause | null => known.get(db)?.cause ?? null;

/**
 * Why no write can succeed; null: writes can. Each time the database is asked whether it takes writes at all. Whether there is
 * room follows from the last write or, if that failed or was long ago, from a write of our own: a sort that spills to temporary
 * pages, and a message in the write-ahead log that nobody reads.
 */
export async function whyNoWrite(db: Db): Promise<Cause | null> {
  const { rows } = await db.execute<{ isStandby: boolean; isReadOnly: boolean }>(sql`
    select pg_is_in_recovery() as "isStandby", current_setting('transaction_read_only') = 'on' as "isReadOnly"`);
  if (rows[0]?.isStandby || rows[0]?.isReadOnly) return 'READ_ONLY';
  const last = known.get(db) ?? { cause: null, triedAt: Number.NEGATIVE_INFINITY };
  const rest = last.cause === null ? NOW_AND_THEN_MS : AFTER_FAILURE_MS;
  if (performance.now() - last.triedAt < rest) return last.cause;
  try {
    await tryToWrite(db);
    noteWrite(db, null);
  } catch (error) {
    noteWrite(db, error);
    if (!lastRefusal(db)) throw error;
  }
  return lastRefusal(db);
}

/** A megabyte, more than the memory it is given. */
const tryToWrite = (db: Db) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local work_mem = '64kB'`);
    await tx.execute(sql`
      select count(*) from (
        select repeat(md5(number::text), 32) as text from generate_series(1, 1000) as number order by 1) as sorted`);
    await tx.execute(sql`select pg_logical_emit_message(true, 'sig-status', 'ready')`);
  });
