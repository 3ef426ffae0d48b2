import type { Db } from '../../db/index.ts';
import type { Evidence } from '../evidence/write.ts';
import type { TakenBack } from '../meeting/rows.ts';
import { appendCriterionRecord, lockCriterion } from './append.ts';
import { recordsOfKeys } from './latest.ts';
import { type CriterionRecord, inOrder } from './on.ts';

/**
 * A meeting's report no longer has this decision: the criterion is again as other meetings left it, or dropped where they left
 * none.
 */
export async function takeBackCriterionRecord(
  tx: Db,
  { id, key, evidence }: { id: number; key: string; evidence: readonly Evidence[] },
  { meeting, reason, enteredBy }: TakenBack,
): Promise<void> {
  await lockCriterion(tx, key);
  const records = await recordsUpTo(tx, [key], meeting.date);
  const own = records.find((record) => record.id === id);
  if (!own) throw new Error(`record ${id} of criterion ${key}, which a decision became, is not there`);
  const before = records.findLast(
    ({ sequence, meetingId }) => sequence < own.sequence && meetingId !== meeting.id,
  );
  const { gates, kind, title, standing, basis, requiredRuns, windowDays, minimumScore } = before ?? own;
  await appendCriterionRecord(
    tx,
    key,
    {
      gates,
      kind,
      title,
      standing,
      basis,
      requiredRuns,
      windowDays,
      minimumScore,
      act: before?.act ?? 'RETIRED',
      effectiveOn: meeting.date,
      meetingId: meeting.id,
      reason: before ? before.reason : reason,
      enteredBy,
    },
    evidence,
  );
}

/** Records of criteria up to a day, in the order in which they took effect. */
export const recordsUpTo = async (tx: Db, keys: readonly string[], day: string): Promise<CriterionRecord[]> =>
  inOrder(await recordsOfKeys(tx, keys)).filter(({ effectiveOn }) => effectiveOn <= day);
