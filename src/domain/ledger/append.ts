import { eq, isNull, sql } from 'drizzle-orm';
import { ConflictError, InvalidTransitionError } from '../../base/errors.ts';
import type { Readiness } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import { refusalOf } from '../../db/refusal.ts';
import { allowedMoves, projects, statusChanges } from '../../db/tables/index.ts';
import { type Evidence, writeEvidence } from '../evidence/write.ts';

export type StatusChangeRow = typeof statusChanges.$inferSelect;

export type NewStatusChange = Omit<
  typeof statusChanges.$inferInsert,
  'id' | 'sequence' | 'place' | 'enteredAt'
>;

/**
 * The only writer of the ledger: appends one record with its evidence, inside the caller's transaction.
 * @throws InvalidTransitionError when the move into the record, or the one from it onward, is not allowed.
 * @throws ConflictError when the record it corrects has been corrected already.
 */
export async function appendStatusChange(
  tx: Db,
  record: NewStatusChange,
  evidence: readonly Evidence[],
): Promise<StatusChangeRow> {
  // Taken before the sequence is read: two writers of one project would otherwise compete for one place.
  await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, record.projectId)).for('update');
  try {
    // A savepoint, so that the refusal can be explained inside the same transaction.
    return await tx.transaction(async (savepoint) => {
      const [row] = await savepoint
        .insert(statusChanges)
        .values({ ...record, sequence: nextSequence(record.projectId) })
        .returning();
      if (!row) throw new Error('the ledger returned no row');
      await writeEvidence(savepoint, { statusChangeId: row.id }, evidence);
      return row;
    });
  } catch (error) {
    throw await explainRefusal(tx, error);
  }
}

const nextSequence = (projectId: number) =>
  sql<number>`(select greatest(coalesce(max(sequence), 0), (
    select max((row->>'sequence')::int) from voided_rows
    where table_name = 'status_changes' and (row->>'project_id')::int = ${projectId})) + 1
  from status_changes where project_id = ${projectId})`;

/** The refusal of the database as the error a person can act on; any other error as it came. */
export async function explainRefusal(tx: Db, error: unknown): Promise<unknown> {
  const refusal = refusalOf(error);
  if (refusal?.state === 'SS002' && refusal.detail) {
    const broken = JSON.parse(refusal.detail) as BrokenMove;
    const isItself = broken.recordId === broken.insertedId;
    return new InvalidTransitionError({
      from: broken.from,
      to: broken.to,
      allowed: await allowedFrom(tx, broken.from),
      contradicts: isItself ? null : { id: broken.recordId, meetingDate: broken.meetingDate },
      message: broken.effect === 'CONFIRM' ? brokenConfirmation(broken, isItself) : undefined,
    });
  }
  if (refusal?.state === 'SS003') return new ConflictError(refusal.message);
  if (refusal?.constraint === 'status_changes_one_correction')
    return new ConflictError('Another record corrects this one already: correct that one instead.');
  return error;
}

function brokenConfirmation({ from, to, meetingDate }: BrokenMove, isItself: boolean): string {
  const stands = from ? `${from} stands there` : 'no readiness is recorded there';
  return isItself
    ? `A confirmation of ${to} is not allowed: ${stands}.`
    : `This would contradict the record of the meeting of ${meetingDate}, which confirms ${to}: ${stands} then.`;
}

/** The DETAIL that the trigger `check_moves` gives. */
export interface BrokenMove {
  from: Readiness | null;
  to: Readiness;
  effect: 'SET' | 'CONFIRM';
  recordId: number;
  insertedId: number;
  meetingDate: string;
}

/** Levels that a record may set after `from`; null is none recorded. Without those that need an override. */
export async function allowedFrom(db: Db, from: Readiness | null): Promise<Readiness[]> {
  const rows = await db
    .select()
    .from(allowedMoves)
    .where(from === null ? isNull(allowedMoves.from) : eq(allowedMoves.from, from))
    .orderBy(allowedMoves.id);
  return rows.filter((move) => !move.requiresOverride).map((move) => move.to);
}

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
