import { enterAll } from '../../domain/act/act.ts';
import { assessCriterion } from '../../domain/assessment/assess.ts';
import { assessmentsOfMeeting, takeBackAssessments } from '../../domain/assessment/take-back.ts';
import { readsAs } from '../decisions/words.ts';
import type { AssessmentDecision } from '../types.ts';
import { askedBy, type DecisionHandler, type RecordRef, refKey, takenBack } from './decision-scope.ts';

const refOf = (id: number): RecordRef => ({ recordTable: 'assessments', recordId: id });

/** `wireguard, readme: met: …`. Append-only: the newest of a day counts, so that an edited line is simply a newer one. */
export const assessmentDecisions: DecisionHandler<AssessmentDecision> = {
  async adopt(scope, decision) {
    const rows = await scope.recorded('assessments', () => assessmentsOfMeeting(scope.tx, scope.meeting.id));
    const last = rows.findLast(({ slug, key }) => slug === decision.project && key === decision.criterion);
    const isSame =
      last &&
      !scope.taken.has(refKey(refOf(last.id))) &&
      last.result === decision.result &&
      last.validUntil === decision.until &&
      (decision.score ?? null) === last.score &&
      (decision.digest ?? null) === last.attestationDigest &&
      (decision.issuedOn === undefined || decision.issuedOn === last.issuedOn) &&
      readsAs(last.justification, decision.reason);
    return isSame ? refOf(last.id) : null;
  },

  async enterAll({ tx, meeting, actor }, list) {
    const asked = list.map((entering) =>
      askedBy(entering, ({ project, criterion, result, until, reason, score, digest, issuedOn }) => ({
        project,
        criterion,
        result,
        justification: reason,
        validUntil: until,
        meeting: meeting.key,
        // What else it carries stands in the first link of the decision.
        ...(score === undefined && digest === undefined && issuedOn === undefined
          ? {}
          : { attestation: { score, digest, issuedOn } }),
      })),
    );
    const done = await enterAll(tx, assessCriterion, asked, actor);
    return done.map(({ answer }) => refOf(answer.assessmentId));
  },

  undoAll: (scope, list) =>
    takeBackAssessments(
      scope.tx,
      list.map(({ stored, evidence }) => ({ id: stored.recordId, evidence })),
      takenBack(scope),
    ),
};
