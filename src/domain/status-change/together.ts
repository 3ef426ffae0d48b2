import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { refusalOf } from '../../db/refusal.ts';
import { type BrokenMove, explainRefusal } from './append.ts';

/** Records entered together were found to contradict the table of allowed moves, themselves or each other. */
export interface BrokenTogether {
  /** What a person can act on. */
  error: unknown;
  /** The record that does not follow from the one before it, and the first one entered of its project. */
  recordId: number;
  insertedId: number;
}

/**
 * Runs what appends several records, and judges the moves when all of them are there: one alone may not be allowed, such
 * as the first half of a correction of two records. Inside the caller's transaction, whose later records are judged at once again.
 * @returns what the ledger refuses, after which the caller rolls back; null where it takes them all.
 */
export async function appendTogether(tx: Db, work: () => Promise<void>): Promise<BrokenTogether | null> {
  await tx.execute(sql`set constraints check_moves deferred`);
  await work();
  try {
    await tx.transaction((savepoint) => savepoint.execute(sql`set constraints check_moves immediate`));
    return null;
  } catch (error) {
    const detail = refusalOf(error)?.detail;
    if (!detail) throw error;
    const { recordId, insertedId } = JSON.parse(detail) as BrokenMove;
    return { error: await explainRefusal(tx, error), recordId, insertedId };
  }
}
