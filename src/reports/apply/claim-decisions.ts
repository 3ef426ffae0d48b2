import { enterAll } from '../../domain/access/bulk.ts';
import { claimCompatibility } from '../../domain/claim/claim-compatibility.ts';
import { claimsOfMeeting, takeBackClaims } from '../../domain/claim/take-back.ts';
import { readsAs } from '../decisions/words.ts';
import type { ClaimDecision } from '../types.ts';
import { askedBy, type DecisionHandler, type RecordRef, refKey, takenBack } from './decision-scope.ts';

const refOf = (id: number): RecordRef => ({ recordTable: 'compatibility_claims', recordId: id });

/** `wireguard + ima-namespace: PROTOTYPED on 4.11: …`. Append-only: the newest of a pair stands. */
export const claimDecisions: DecisionHandler<ClaimDecision> = {
  async adopt(scope, decision) {
    const rows = await scope.recorded('claims', () => claimsOfMeeting(scope.tx, scope.meeting.id));
    const pair = decision.projects.toSorted().join(' ');
    const last = rows.findLast(({ slug, other }) => [slug, other].toSorted().join(' ') === pair);
    const isSame =
      last &&
      !scope.taken.has(refKey(refOf(last.id))) &&
      last.verdict === decision.verdict &&
      // The grammar names kernel series only; a claim about another kernel is written without it.
      (decision.kernelSeries === null || last.kernelSeries === decision.kernelSeries) &&
      readsAs(last.reason, decision.reason);
    return isSame ? refOf(last.id) : null;
  },

  async enterAll({ tx, meeting, actor }, list) {
    const asked = list.map((entering) =>
      askedBy(entering, ({ projects: [project, other], verdict, kernelSeries, reason }) => ({
        project,
        other,
        verdict,
        kernelSeries,
        reason,
        meeting: meeting.date,
      })),
    );
    const done = await enterAll(tx, claimCompatibility, asked, actor);
    return done.map(({ answer }) => refOf(answer.claimId));
  },

  undoAll: (scope, list) =>
    takeBackClaims(
      scope.tx,
      list.map(({ stored, evidence }) => ({ id: stored.recordId, evidence })),
      takenBack(scope),
    ),
};
