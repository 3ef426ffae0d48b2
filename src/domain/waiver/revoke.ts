import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { criteria, projects, waivers } from '../../db/tables/index.ts';
import { defineAct, type Ref } from '../access/act.ts';
import { dayOf } from '../as-of.ts';
import { criterionOn } from '../criterion/latest.ts';
import { ConflictError, NotFoundError, ValidationError } from '../errors.ts';
import { followCriterion } from '../gate/follow.ts';
import { findStartedMeeting } from '../meeting/find-started.ts';
import { lockProject } from '../project/lock.ts';
import { prose } from '../text.ts';
import { appendWaiverRevocation } from './append.ts';
import { type WaiverWithDays, waiversOfProjects } from './of-projects.ts';

const Input = z.object({ waiver: z.custom<Ref>(), meeting: z.string(), reason: prose() });

/** A meeting takes a waiver back: from its day on, and so at once, the criterion counts again. */
export const revokeWaiver = defineAct({
  name: 'revokeWaiver',
  input: Input,
  run: async (tx, { waiver: ref, meeting: date, reason }, { viewer, now }) => {
    const found = await findSubject(tx, ref.id);
    if (!found) throw new NotFoundError('waiver', ref.given);
    const project = await lockProject(tx, found.slug);
    const meeting = await findStartedMeeting(tx, date, now);
    const waiver = await assertRevocable(tx, ref, project.id, meeting.date);
    const isRevoked = await appendWaiverRevocation(tx, {
      waiverId: waiver.id,
      meetingId: meeting.id,
      reason,
      enteredBy: viewer.personId,
    });
    if (!isRevoked) throw alreadyRevoked(waiver);
    const criterion = await criterionOn(tx, found.key, dayOf(now));
    const proposals = await followCriterion(tx, project, criterion, { now, personId: viewer.personId });
    return {
      answer: { waiverId: waiver.id, projectId: project.id },
      subject: `Waiver:${waiver.id}`,
      details: { project: project.slug, criterion: found.key, revokedBy: meeting.date, ...proposals },
    };
  },
});

async function findSubject(tx: Db, id: number): Promise<{ slug: string; key: string } | undefined> {
  const [found] = await tx
    .select({ slug: projects.slug, key: criteria.key })
    .from(waivers)
    .innerJoin(projects, eq(projects.id, waivers.projectId))
    .innerJoin(criteria, eq(criteria.id, waivers.criterionId))
    .where(eq(waivers.id, id));
  return found;
}

/** The waiver, where there is something of it that this meeting can end. */
async function assertRevocable(
  tx: Db,
  ref: Ref,
  projectId: number,
  meetingDate: string,
): Promise<WaiverWithDays> {
  const all = await waiversOfProjects(tx, [projectId]);
  const waiver = all.find(({ id }) => id === ref.id);
  if (!waiver) throw new NotFoundError('waiver', ref.given);
  if (waiver.revokedOn !== null) throw alreadyRevoked(waiver);
  if (meetingDate < waiver.grantedOn)
    throw new ValidationError([
      {
        path: 'input.meeting',
        message: `Expected the meeting that granted it, ${waiver.grantedOn}, or a later one; got ${meetingDate}.`,
      },
    ]);
  if (meetingDate > waiver.expiresOn)
    throw new ConflictError(`Expected a waiver in force; it ended with ${waiver.expiresOn}.`);
  const newest = all.filter(({ criterionId }) => criterionId === waiver.criterionId).at(-1);
  if (newest && newest.id !== waiver.id)
    throw new ConflictError(
      `Expected the newest waiver of this project and criterion; the one of ${newest.grantedOn} stands in its place.`,
    );
  return waiver;
}

const alreadyRevoked = ({ revokedOn }: WaiverWithDays) =>
  new ConflictError(
    revokedOn === null
      ? 'Expected a waiver in force; it has just been revoked.'
      : `Expected a waiver in force; the meeting of ${revokedOn} revoked it.`,
  );
