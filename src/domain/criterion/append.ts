import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { criteria, criterionRecords } from '../../db/tables/index.ts';
import { type Evidence, writeEvidence } from '../evidence/write.ts';

export type NewCriterionRecord = Omit<
  typeof criterionRecords.$inferInsert,
  'id' | 'sequence' | 'criterionId' | 'enteredAt'
>;

/**
 * The only writer of criteria: appends one record, the whole criterion from its `effectiveOn` on, with its evidence.
 * A key that is new becomes a criterion. The caller has decided that the record may follow the ones before it,
 * under {@link lockCriterion} where there are any. Rows that only refer to the criterion do not wait for the lock.
 */
export async function appendCriterionRecord(
  tx: Db,
  key: string,
  record: NewCriterionRecord,
  evidence: readonly Evidence[],
): Promise<typeof criterionRecords.$inferSelect> {
  await nameCriterion(tx, key);
  const criterionId = await lockCriterion(tx, key);
  if (criterionId === null) throw new Error(`criterion ${key} vanished`);
  const [row] = await tx
    .insert(criterionRecords)
    .values({ ...record, criterionId, sequence: nextSequence(criterionId) })
    .returning();
  if (!row) throw new Error('criterion_records returned no row');
  await writeEvidence(tx, { criterionRecordId: row.id }, evidence);
  return row;
}

/** Makes the key known where it is not; of two who do so at once, the second waits for the first. */
export async function nameCriterion(tx: Db, key: string): Promise<void> {
  await tx.insert(criteria).values({ key }).onConflictDoNothing();
}

/** Id of the criterion, null where there is none; until the transaction ends nobody else appends to it. */
export async function lockCriterion(tx: Db, key: string): Promise<number | null> {
  const [row] = await tx
    .select({ id: criteria.id })
    .from(criteria)
    .where(eq(criteria.key, key))
    .for('no key update');
  return row?.id ?? null;
}

const nextSequence = (criterionId: number) =>
  sql<number>`(select coalesce(max(sequence), 0) + 1 from criterion_records where criterion_id = ${criterionId})`;
