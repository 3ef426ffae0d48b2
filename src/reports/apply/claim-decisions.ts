import { and, asc, desc, eq, isNull, lt, lte, ne, or } from 'drizzle-orm';
import { compatibilityClaims } from '../../db/tables/index.ts';
import { appendClaim } from '../../domain/claim/append.ts';
import type { ClaimDecision } from '../types.ts';
import {
  type DecisionHandler,
  type DecisionScope,
  projectId,
  type RecordRef,
  readsAs,
  refKey,
  removedReason,
} from './decision-scope.ts';

const refOf = ({ id }: { id: number }): RecordRef => ({ recordTable: 'compatibility_claims', recordId: id });
const sourceOf = (date: string) => `Report of the meeting of ${date}`;

const pairOf = (scope: DecisionScope, [a, b]: readonly [string, string]): [number, number] => [
  projectId(scope, a),
  projectId(scope, b),
];
const isPair = (pair: readonly [number, number]) =>
  and(
    eq(compatibilityClaims.projectId, Math.min(...pair)),
    eq(compatibilityClaims.otherProjectId, Math.max(...pair)),
  );

/** `wireguard + ima-namespace: PROTOTYPED on 4.11: …`. Append-only: the newest of a pair stands. */
export const claimDecisions: DecisionHandler<ClaimDecision> = {
  async adopt(scope, decision) {
    const rows = await scope.tx
      .select()
      .from(compatibilityClaims)
      .where(
        and(isPair(pairOf(scope, decision.projects)), eq(compatibilityClaims.meetingId, scope.meeting.id)),
      )
      .orderBy(asc(compatibilityClaims.id));
    const last = rows.at(-1);
    const isSame =
      last &&
      !scope.taken.has(refKey(refOf(last))) &&
      last.verdict === decision.verdict &&
      // The grammar names kernel series only; a claim about another kernel is written without it.
      (decision.kernelSeries === null || last.kernelSeries === decision.kernelSeries) &&
      readsAs(last.reason, decision.reason);
    return isSame ? refOf(last) : null;
  },

  async enter(scope, decision, evidence) {
    const { meeting, enteredBy } = scope;
    const row = await appendClaim(
      scope.tx,
      pairOf(scope, decision.projects),
      {
        verdict: decision.verdict,
        basis: 'STATED',
        reason: decision.reason,
        source: sourceOf(meeting.date),
        claimedOn: meeting.date,
        kernelSeries: decision.kernelSeries,
        meetingId: meeting.id,
        enteredBy,
      },
      evidence,
    );
    return refOf(row);
  },

  async change(scope, _stored, decision, evidence) {
    return this.enter(scope, decision, evidence);
  },

  /** What was claimed before stands again; where nothing was, the pair is UNKNOWN. */
  async undo(scope, { recordId }, _content, evidence) {
    const { tx, meeting, enteredBy } = scope;
    const [own] = await tx.select().from(compatibilityClaims).where(eq(compatibilityClaims.id, recordId));
    if (!own?.otherProjectId) throw new Error(`claim ${recordId}, which a decision became, is not there`);
    const pair = [own.projectId, own.otherProjectId] as const;
    const [before] = await tx
      .select()
      .from(compatibilityClaims)
      .where(
        and(
          isPair(pair),
          lt(compatibilityClaims.id, own.id),
          lte(compatibilityClaims.claimedOn, meeting.date),
          or(isNull(compatibilityClaims.meetingId), ne(compatibilityClaims.meetingId, meeting.id)),
        ),
      )
      .orderBy(desc(compatibilityClaims.claimedOn), desc(compatibilityClaims.id))
      .limit(1);
    const values = before ?? {
      verdict: 'UNKNOWN' as const,
      basis: 'STATED' as const,
      reason: removedReason(meeting.date),
      source: sourceOf(meeting.date),
      kernelSeries: null,
      expiresOn: null,
    };
    await appendClaim(
      tx,
      pair,
      {
        verdict: values.verdict,
        basis: values.basis,
        reason: values.reason,
        source: values.source,
        kernelSeries: values.kernelSeries,
        expiresOn: values.expiresOn,
        claimedOn: meeting.date,
        meetingId: meeting.id,
        enteredBy,
      },
      evidence,
    );
  },
};
