import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import {
  criteria,
  decisions,
  meetings,
  projects,
  waiverRevocations,
  waivers,
} from '../../db/tables/index.ts';
import type { Evidence } from '../evidence/write.ts';
import { type WaiverRow, waiversOfProjects } from '../gate/waiver-at.ts';
import type { TakenBack } from '../meeting/rows.ts';
import { appendWaiver, appendWaiverRevocations } from './append.ts';

/** A meeting's report no longer grants a waiver: it is revoked, with those that were granted again in its place. */
export async function takeBackWaiver(
  tx: Db,
  id: number,
  { meeting, reason, enteredBy }: TakenBack,
): Promise<WaiverRow> {
  const own = await waiverById(tx, id);
  const all = await waiversOfProjects(tx, [own.projectId]);
  const again = all.filter(
    (waiver) => waiver.id > own.id && waiver.revokedOn === null && isAgain(waiver, own),
  );
  const lines = again.length
    ? await tx
        .select({ recordId: decisions.recordId })
        .from(decisions)
        .where(
          and(
            eq(decisions.recordTable, 'waivers'),
            inArray(
              decisions.recordId,
              again.map((copy) => copy.id),
            ),
          ),
        )
    : [];
  const copies = again.filter((copy) => !lines.some(({ recordId }) => recordId === copy.id));
  const isOpen = all.some((waiver) => waiver.id === own.id && waiver.revokedOn === null);
  await appendWaiverRevocations(
    tx,
    [...(isOpen ? [own] : []), ...copies].map((waiver) => ({
      waiverId: waiver.id,
      meetingId: meeting.id,
      reason,
      enteredBy,
    })),
  );
  return own;
}

/** Since the newest waiver stands even once it has ended, the one whose place it took is granted again. */
export async function grantBefore(
  tx: Db,
  own: WaiverRow,
  by: TakenBack,
  evidence: readonly Evidence[],
): Promise<void> {
  const all = await waiversOfProjects(tx, [own.projectId]);
  const before = all.findLast(
    ({ criterionId, grantedOn, meetingId }) =>
      criterionId === own.criterionId && grantedOn <= by.meeting.date && meetingId !== by.meeting.id,
  );
  if (before?.revokedOn === null) await grantAgain(tx, before, by, evidence);
}

/** The same waiver once more: a revocation cannot be taken back. */
export const grantAgain = (
  tx: Db,
  { projectId, criterionId, reason, expiresOn }: WaiverRow,
  { meeting, enteredBy }: Pick<TakenBack, 'meeting' | 'enteredBy'>,
  evidence: readonly Evidence[],
) =>
  appendWaiver(tx, { projectId, criterionId, reason, expiresOn, meetingId: meeting.id, enteredBy }, evidence);

export async function waiverById(tx: Db, id: number): Promise<WaiverRow> {
  const [row] = await tx.select().from(waivers).where(eq(waivers.id, id));
  if (!row) throw new Error(`waiver ${id}, which a decision became or revoked, is not there`);
  return row;
}

const isAgain = (a: WaiverRow, b: WaiverRow): boolean =>
  a.criterionId === b.criterionId && a.reason === b.reason && a.expiresOn === b.expiresOn;

/** The waivers of some projects with the names of what they are about, in the order in which each takes the place of the one before. */
export async function namedWaivers(tx: Db, slugs: readonly string[]) {
  return slugs.length
    ? tx
        .select({
          id: waivers.id,
          slug: projects.slug,
          key: criteria.key,
          meetingId: waivers.meetingId,
          grantedOn: meetings.date,
          reason: waivers.reason,
          expiresOn: waivers.expiresOn,
          revokedIn: waiverRevocations.meetingId,
          revokedBecause: waiverRevocations.reason,
        })
        .from(waivers)
        .innerJoin(projects, eq(projects.id, waivers.projectId))
        .innerJoin(criteria, eq(criteria.id, waivers.criterionId))
        .innerJoin(meetings, eq(meetings.id, waivers.meetingId))
        .leftJoin(waiverRevocations, eq(waiverRevocations.waiverId, waivers.id))
        .where(inArray(projects.slug, [...slugs]))
        .orderBy(meetings.date, waivers.id)
    : [];
}
export type NamedWaiver = Awaited<ReturnType<typeof namedWaivers>>[number];
