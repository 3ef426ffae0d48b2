import { enterAll } from '../../domain/act/act.ts';
import { claimCompatibility } from '../../domain/claim/claim-compatibility.ts';
import { claimsOfMeeting, takeBackClaims } from '../../domain/claim/take-back.ts';
import { readsAs } from '../decisions/words.ts';
import type { ClaimDecision, ExternalClaimDecision } from '../types.ts';
import { askedBy, type DecisionHandler, type RecordRef, refKey, takenBack } from './decision-scope.ts';

const refOf = (id: number): RecordRef => ({ recordTable: 'compatibility_claims', recordId: id });

type Claimed = ClaimDecision | ExternalClaimDecision;

/** `wireguard + ima-namespace: PROTOTYPED on 4.11: …` and `wireguard + "Ubuntu 17.10": PLAUSIBLE: …`. Append-only: the newest of a pair stands. */
export const claimDecisions: DecisionHandler<Claimed> = {
  async adopt(scope, decision) {
    const rows = await scope.recorded('claims', () => claimsOfMeeting(scope.tx, scope.meeting.id));
    const subject = subjectOf(decision);
    const last = rows.findLast(
      ({ slug, other, externalThing }) => pairOf(slug, other ?? externalThing?.toLowerCase()) === subject,
    );
    const isSame =
      last &&
      !scope.taken.has(refKey(refOf(last.id))) &&
      last.verdict === decision.verdict &&
      last.expiresOn === (decision.until ?? null) &&
      // The grammar names kernel series only; a claim about another kernel is written without it.
      (decision.kernelSeries === null || last.kernelSeries === decision.kernelSeries) &&
      readsAs(last.reason, decision.reason);
    return isSame ? refOf(last.id) : null;
  },

  async enterAll({ tx, meeting, actor }, list) {
    const asked = list.map((entering) =>
      askedBy(entering, (decision: Claimed) => ({
        ...(decision.kind === 'CLAIM'
          ? { project: decision.projects[0], other: decision.projects[1] }
          : { project: decision.project, external: decision.external }),
        verdict: decision.verdict,
        kernelSeries: decision.kernelSeries,
        expiresOn: decision.until,
        reason: decision.reason,
        meeting: meeting.key,
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

const pairOf = (one: string, other: string | null | undefined) => [one, other ?? ''].sort().join(' ');
const subjectOf = (decision: Claimed) =>
  decision.kind === 'CLAIM'
    ? pairOf(...decision.projects)
    : pairOf(decision.project, decision.external.toLowerCase());
