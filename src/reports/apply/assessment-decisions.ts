import { and, asc, desc, eq, isNull, lt, lte, ne, or } from 'drizzle-orm';
import { assessments } from '../../db/tables/index.ts';
import { appendAssessment } from '../../domain/assessment/append.ts';
import { assertInForce, criterionOn } from '../../domain/criterion/latest.ts';
import { addDays } from '../../domain/gate/time.ts';
import type { AssessmentDecision } from '../types.ts';
import {
  type DecisionHandler,
  type DecisionScope,
  projectId,
  type RecordRef,
  readsAs,
  refKey,
  removedReason,
} from './decision-scope.ts';

const refOf = ({ id }: { id: number }): RecordRef => ({ recordTable: 'assessments', recordId: id });

/** @throws NotFoundError where no criterion has that key by then, ConflictError where it has been dropped. */
export async function criterionId({ tx, meeting }: DecisionScope, key: string): Promise<number> {
  const criterion = await criterionOn(tx, key, meeting.date);
  assertInForce(criterion);
  return criterion.id;
}

/** `wireguard, ci-boots: met: …`. Append-only: the newest of a day counts, so that an edited line is simply a newer one. */
export const assessmentDecisions: DecisionHandler<AssessmentDecision> = {
  async adopt(scope, decision) {
    const rows = await scope.tx
      .select()
      .from(assessments)
      .where(
        and(
          eq(assessments.meetingId, scope.meeting.id),
          eq(assessments.projectId, projectId(scope, decision.project)),
          eq(assessments.criterionId, await criterionId(scope, decision.criterion)),
        ),
      )
      .orderBy(asc(assessments.id));
    const last = rows.at(-1);
    const isSame =
      last &&
      !scope.taken.has(refKey(refOf(last))) &&
      last.result === decision.result &&
      last.validUntil === decision.until &&
      readsAs(last.justification, decision.reason);
    return isSame ? refOf(last) : null;
  },

  async enter(scope, decision, evidence) {
    const row = await appendAssessment(
      scope.tx,
      {
        projectId: projectId(scope, decision.project),
        criterionId: await criterionId(scope, decision.criterion),
        result: decision.result,
        justification: decision.reason,
        assessedOn: scope.meeting.date,
        validUntil: decision.until,
        meetingId: scope.meeting.id,
        enteredBy: scope.enteredBy,
      },
      evidence,
    );
    return refOf(row);
  },

  async change(scope, _stored, decision, evidence) {
    return this.enter(scope, decision, evidence);
  },

  /** What was assessed before counts again. Where nothing was, the assessment has expired before it began: it reads STALE, never met. */
  async undo(scope, { recordId }, _content, evidence) {
    const { tx, meeting, enteredBy } = scope;
    const [own] = await tx.select().from(assessments).where(eq(assessments.id, recordId));
    if (!own) throw new Error(`assessment ${recordId}, which a decision became, is not there`);
    const [before] = await tx
      .select()
      .from(assessments)
      .where(
        and(
          eq(assessments.projectId, own.projectId),
          eq(assessments.criterionId, own.criterionId),
          lt(assessments.id, own.id),
          lte(assessments.assessedOn, meeting.date),
          or(isNull(assessments.meetingId), ne(assessments.meetingId, meeting.id)),
        ),
      )
      .orderBy(desc(assessments.assessedOn), desc(assessments.id))
      .limit(1);
    const { projectId: project, criterionId: criterion } = own;
    const values = before ?? {
      result: own.result,
      justification: removedReason(meeting.date),
      validUntil: addDays(meeting.date, -1),
    };
    await appendAssessment(
      tx,
      {
        projectId: project,
        criterionId: criterion,
        result: values.result,
        justification: values.justification,
        validUntil: values.validUntil,
        assessedOn: meeting.date,
        meetingId: meeting.id,
        enteredBy,
      },
      evidence,
    );
  },
};
