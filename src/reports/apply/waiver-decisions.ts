import { and, eq } from 'drizzle-orm';
import { decisions, waiverRevocations, waivers } from '../../db/tables/index.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Evidence } from '../../domain/evidence/write.ts';
import { appendWaiver, appendWaiverRevocation, type WaiverRow } from '../../domain/waiver/append.ts';
import { type WaiverWithDays, waiversOfProjects } from '../../domain/waiver/of-projects.ts';
import type { WaiverDecision, WaiverRevocationDecision } from '../types.ts';
import { criterionId } from './assessment-decisions.ts';
import {
  type DecisionHandler,
  type DecisionScope,
  projectId,
  type RecordRef,
  readsAs,
  refKey,
  removedReason,
} from './decision-scope.ts';

const refOf = ({ id }: { id: number }): RecordRef => ({ recordTable: 'waivers', recordId: id });
const revocationOf = ({ id }: { id: number }): RecordRef => ({
  recordTable: 'waiver_revocations',
  recordId: id,
});

/** Waivers of the project and criterion by meetings up to this one, in the order in which each stands in the place of the one before. */
async function waiversOf(
  scope: DecisionScope,
  { projectId, criterionId }: { projectId: number; criterionId: number },
): Promise<WaiverWithDays[]> {
  const all = await waiversOfProjects(scope.tx, [projectId]);
  return all.filter((waiver) => waiver.criterionId === criterionId && waiver.grantedOn <= scope.meeting.date);
}

const aboutOf = async (
  scope: DecisionScope,
  { project, criterion }: { project: string; criterion: string },
) => ({
  projectId: projectId(scope, project),
  criterionId: await criterionId(scope, criterion),
});

async function reasonOfRevocation({ tx }: DecisionScope, waiverId: number): Promise<string | null> {
  const [row] = await tx.select().from(waiverRevocations).where(eq(waiverRevocations.waiverId, waiverId));
  return row?.reason ?? null;
}

const revoke = (scope: DecisionScope, waiverId: number, reason: string) =>
  appendWaiverRevocation(scope.tx, {
    waiverId,
    meetingId: scope.meeting.id,
    reason,
    enteredBy: scope.enteredBy,
  });

/** The same waiver once more: a revocation cannot be taken back. */
const grantAgain = (scope: DecisionScope, waiver: WaiverRow, evidence: Evidence[]) =>
  appendWaiver(
    scope.tx,
    {
      projectId: waiver.projectId,
      criterionId: waiver.criterionId,
      reason: waiver.reason,
      expiresOn: waiver.expiresOn,
      meetingId: scope.meeting.id,
      enteredBy: scope.enteredBy,
    },
    evidence,
  );

/** A waiver that was granted again, because the line that revoked it is gone, goes with the line that granted it. */
async function revokeWithCopies(scope: DecisionScope, own: WaiverRow, reason: string): Promise<void> {
  await revoke(scope, own.id, reason);
  const again = (await waiversOfProjects(scope.tx, [own.projectId])).filter(
    (waiver) =>
      waiver.id > own.id &&
      waiver.criterionId === own.criterionId &&
      waiver.reason === own.reason &&
      waiver.expiresOn === own.expiresOn &&
      waiver.revokedOn === null,
  );
  for (const copy of again) {
    const [line] = await scope.tx
      .select({ id: decisions.id })
      .from(decisions)
      .where(and(eq(decisions.recordTable, 'waivers'), eq(decisions.recordId, copy.id)));
    if (!line) await revoke(scope, copy.id, reason);
  }
}

/** `wireguard, ci-boots: waived until 2017-12-31: …` */
export const waiverDecisions: DecisionHandler<WaiverDecision> = {
  async adopt(scope, decision) {
    const found = (await waiversOf(scope, await aboutOf(scope, decision))).find(
      (waiver) =>
        waiver.meetingId === scope.meeting.id &&
        waiver.revokedOn === null &&
        !scope.taken.has(refKey(refOf(waiver))) &&
        waiver.expiresOn === decision.until &&
        readsAs(waiver.reason, decision.reason),
    );
    return found ? refOf(found) : null;
  },

  async enter(scope, decision, evidence) {
    const { meeting, enteredBy } = scope;
    if (decision.until < meeting.date)
      throw new ConflictError(
        `Expected the day of the meeting, ${meeting.date}, or a later one; got ${decision.until}.`,
      );
    const row = await appendWaiver(
      scope.tx,
      {
        ...(await aboutOf(scope, decision)),
        meetingId: meeting.id,
        reason: decision.reason,
        expiresOn: decision.until,
        enteredBy,
      },
      evidence,
    );
    return refOf(row);
  },

  async change(scope, { recordId }, decision, evidence) {
    await revokeWithCopies(
      scope,
      await waiverById(scope, recordId),
      `Replaced: the report of ${scope.meeting.date} was corrected.`,
    );
    return this.enter(scope, decision, evidence);
  },

  /** Revoked; and since the newest waiver stands even once it has ended, the one whose place it took is granted again. */
  async undo(scope, { recordId }, _content, evidence) {
    const own = await waiverById(scope, recordId);
    await revokeWithCopies(scope, own, removedReason(scope.meeting.date));
    const before = (await waiversOf(scope, own)).findLast(({ meetingId }) => meetingId !== scope.meeting.id);
    if (before?.revokedOn === null) await grantAgain(scope, before, evidence);
  },
};

/** `wireguard, ci-boots: waiver revoked: …` */
export const revocationDecisions: DecisionHandler<WaiverRevocationDecision> = {
  async adopt(scope, decision) {
    for (const waiver of await waiversOf(scope, await aboutOf(scope, decision))) {
      if (waiver.revokedOn !== scope.meeting.date || scope.taken.has(refKey(revocationOf(waiver)))) continue;
      const reason = await reasonOfRevocation(scope, waiver.id);
      if (reason !== null && readsAs(reason, decision.reason)) return revocationOf(waiver);
    }
    return null;
  },

  async enter(scope, decision) {
    const newest = (await waiversOf(scope, await aboutOf(scope, decision))).at(-1);
    if (!newest || newest.revokedOn !== null || newest.expiresOn < scope.meeting.date)
      throw new ConflictError(
        `Expected a waiver of ${decision.criterion} for ${decision.project} in force on ${scope.meeting.date}; there is none.`,
      );
    await revoke(scope, newest.id, decision.reason);
    return revocationOf(newest);
  },

  async change(scope, stored, decision, evidence) {
    const again = await grantAgain(scope, await waiverById(scope, stored.recordId), evidence);
    await revoke(scope, again.id, decision.reason);
    return revocationOf(again);
  },

  async undo(scope, { recordId }, _content, evidence) {
    await grantAgain(scope, await waiverById(scope, recordId), evidence);
  },
};

async function waiverById({ tx }: DecisionScope, id: number): Promise<WaiverRow> {
  const [row] = await tx.select().from(waivers).where(eq(waivers.id, id));
  if (!row) throw new Error(`waiver ${id}, whose revocation a decision was, is not there`);
  return row;
}
