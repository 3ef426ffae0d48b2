import { and, eq } from 'drizzle-orm';
import { criteria, criterionRecords } from '../../db/tables/index.ts';
import { appendCriterionRecord, type NewCriterionRecord } from '../../domain/criterion/append.ts';
import { settingsOf } from '../../domain/criterion/define.ts';
import { assertInForce, lockForChange } from '../../domain/criterion/latest.ts';
import { type CriterionRecord, inOrder } from '../../domain/criterion/on.ts';
import { NotFoundError } from '../../domain/errors.ts';
import type { CriterionDecision, CriterionDropDecision } from '../types.ts';
import {
  type DecisionHandler,
  type DecisionScope,
  type RecordRef,
  readsAs,
  refKey,
  removedReason,
} from './decision-scope.ts';

type Decided = CriterionDecision | CriterionDropDecision;

const refOf = ({ id }: { id: number }): RecordRef => ({ recordTable: 'criterion_records', recordId: id });

/** The criterion's records up to this meeting, in the order in which they took effect. */
async function recordsOf({ tx, meeting }: DecisionScope, key: string): Promise<CriterionRecord[]> {
  const rows = await tx
    .select({ record: criterionRecords })
    .from(criterionRecords)
    .innerJoin(criteria, eq(criteria.id, criterionRecords.criterionId))
    .where(and(eq(criteria.key, key)));
  return inOrder(rows.map(({ record }) => ({ ...record, key }))).filter(
    ({ effectiveOn }) => effectiveOn <= meeting.date,
  );
}

/** The state that a record leaves, as values for another one. */
const stateOf = (
  record: Pick<
    CriterionRecord,
    'gates' | 'kind' | 'title' | 'standing' | 'basis' | 'requiredRuns' | 'windowDays'
  >,
) => {
  const { gates, kind, title, standing, basis, requiredRuns, windowDays } = record;
  return { gates, kind, title, standing, basis, requiredRuns, windowDays };
};

const atMeeting = ({ meeting, enteredBy }: DecisionScope) => ({
  effectiveOn: meeting.date,
  meetingId: meeting.id,
  enteredBy,
});

/** @throws ConflictError where the criterion was changed on a later day than the meeting's. */
async function valuesOf(scope: DecisionScope, decision: Decided): Promise<NewCriterionRecord> {
  const { tx, meeting } = scope;
  const { criterion: key, reason } = decision;
  const before = await lockForChange(tx, key, meeting.date);
  const common = { ...atMeeting(scope), reason };
  if (decision.kind === 'CRITERION_DROP') {
    if (!before) throw new NotFoundError('criterion', key);
    assertInForce(before);
    return { ...common, ...stateOf(before), act: 'RETIRED' };
  }
  const { gates, criterionKind: kind, title } = decision;
  const settings = settingsOf(
    { gates, kind, title, standing: 'ADOPTED' },
    before?.retiredOn === null ? before : null,
  );
  return { ...common, ...settings, act: 'DEFINED', basis: 'STATED' };
}

/** `criterion fuzzed for GRADUATED (REVIEW): …: …` and `criterion fuzzed dropped: …` */
export const criterionDecisions: DecisionHandler<Decided> = {
  async adopt(scope, decision) {
    const last = (await recordsOf(scope, decision.criterion)).at(-1);
    if (!last || last.meetingId !== scope.meeting.id || scope.taken.has(refKey(refOf(last)))) return null;
    const isSame =
      decision.kind === 'CRITERION_DROP'
        ? last.act === 'RETIRED'
        : last.act !== 'RETIRED' &&
          last.standing === 'ADOPTED' &&
          last.gates === decision.gates &&
          last.kind === decision.criterionKind &&
          readsAs(last.title, decision.title);
    return isSame && readsAs(last.reason ?? '', decision.reason) ? refOf(last) : null;
  },

  async enter(scope, decision, evidence) {
    const values = await valuesOf(scope, decision);
    return refOf(await appendCriterionRecord(scope.tx, decision.criterion, values, evidence));
  },

  async change(scope, stored, decision, evidence) {
    // What it said before is no ground for what it says now: a drop that is reworded would find itself dropped.
    await undo(scope, stored.recordId, decision.criterion, evidence);
    return this.enter(scope, decision, evidence);
  },

  async undo(scope, { recordId }, content, evidence) {
    if ('criterion' in content) await undo(scope, recordId, content.criterion, evidence);
  },
};

/** The criterion is again what other meetings have left; where they have left nothing, it is dropped. */
async function undo(
  scope: DecisionScope,
  recordId: number,
  key: string,
  evidence: Parameters<typeof appendCriterionRecord>[3],
) {
  const records = await recordsOf(scope, key);
  const own = records.find(({ id }) => id === recordId);
  if (!own) throw new Error(`record ${recordId} of criterion ${key}, which a decision became, is not there`);
  const before = records.findLast(
    ({ sequence, meetingId }) => sequence < own.sequence && meetingId !== scope.meeting.id,
  );
  await appendCriterionRecord(
    scope.tx,
    key,
    {
      ...stateOf(before ?? own),
      ...atMeeting(scope),
      act: before?.act ?? 'RETIRED',
      reason: before ? before.reason : removedReason(scope.meeting.date),
    },
    evidence,
  );
}
