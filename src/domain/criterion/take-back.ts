import type { Db } from '../../db/index.ts';
import type { Evidence } from '../evidence/write.ts';
import type { TakenBack } from '../meeting/taken-back.ts';
import { appendCriterionRecord, lockCriterion } from './append.ts';
import { recordsOfKeys } from './latest.ts';
import { type CriterionRecord, inOrder } from './on.ts';

/** A meeting's report no longer says this of a criterion: it is again what other meetings have left; where they have left nothing, it is dropped. */
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
  const { gates, kind, title, standing, basis, requiredRuns, windowDays } = before ?? own;
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
