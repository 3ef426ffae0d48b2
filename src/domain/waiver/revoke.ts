import { eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError, NotFoundError, ValidationError } from '../../base/errors.ts';
import { prose } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { criteria, projects, waivers } from '../../db/tables/index.ts';
import { defineBulkAct, eachOf, type Ref } from '../act/act.ts';
import { followCriteria } from '../gate/follow.ts';
import { type WaiverWithDays, waiversOfProjects } from '../gate/waiver-at.ts';
import { heldMeetings } from '../meeting/held.ts';
import { lockProjects } from '../project/lock.ts';
import { appendWaiverRevocations } from './append.ts';

const Input = z.object({ waiver: z.custom<Ref>(), meeting: z.string(), reason: prose() });

/** A meeting takes a waiver back: from its day on, and so at once, the criterion counts again. */
export const revokeWaiver = defineBulkAct({
  name: 'revokeWaiver',
  input: Input,
  runAll: async (tx, asked, { viewer, now }) => {
    const inputs = asked.map(({ input }) => input);
    const subjects = await findSubjects(
      tx,
      inputs.map(({ waiver }) => waiver.id),
    );
    const projectOf = await lockProjects(
      tx,
      [...subjects.values()].map(({ slug }) => slug),
    );
    const meetingOf = await heldMeetings(
      tx,
      inputs.map(({ meeting }) => meeting),
      now,
    );
    const all = await waiversOfProjects(tx, [
      ...new Set([...subjects.values()].map(({ projectId }) => projectId)),
    ]);
    const judged = await eachOf(inputs, ({ waiver: ref, meeting: date }) => {
      const found = subjects.get(ref.id);
      if (!found) throw new NotFoundError('waiver', ref.given);
      const project = projectOf(found.slug);
      const meeting = meetingOf(date);
      const waiver = assertRevocable(all, ref, date);
      waiver.revokedOn = date;
      return { project, meeting, waiver, key: found.key };
    });
    await appendWaiverRevocations(
      tx,
      judged.map(({ meeting, waiver }, index) => ({
        waiverId: waiver.id,
        meetingId: meeting.id,
        reason: inputs[index]?.reason ?? '',
        enteredBy: viewer.personId,
      })),
    );
    const followed = await followCriteria(tx, judged, { now, personId: viewer.personId });
    return judged.map(({ project, meeting, waiver, key }, index) => ({
      answer: { waiverId: waiver.id, projectId: project.id },
      subject: `Waiver:${waiver.id}`,
      details: { project: project.slug, criterion: key, revokedBy: meeting.date, ...followed[index] },
    }));
  },
});

async function findSubjects(tx: Db, ids: readonly number[]) {
  const rows = await tx
    .select({ id: waivers.id, projectId: waivers.projectId, slug: projects.slug, key: criteria.key })
    .from(waivers)
    .innerJoin(projects, eq(projects.id, waivers.projectId))
    .innerJoin(criteria, eq(criteria.id, waivers.criterionId))
    .where(inArray(waivers.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The waiver, where there is something of it that this meeting can end. */
function assertRevocable(all: readonly WaiverWithDays[], ref: Ref, meetingDate: string): WaiverWithDays {
  const waiver = all.find(({ id }) => id === ref.id);
  if (!waiver) throw new NotFoundError('waiver', ref.given);
  if (waiver.revokedOn !== null)
    throw new ConflictError(`Expected a waiver in force; the meeting of ${waiver.revokedOn} revoked it.`);
  if (meetingDate < waiver.grantedOn)
    throw new ValidationError([
      {
        path: 'input.meeting',
        message: `Expected the meeting that granted it, ${waiver.grantedOn}, or a later one; got ${meetingDate}.`,
      },
    ]);
  if (meetingDate > waiver.expiresOn)
    throw new ConflictError(`Expected a waiver in force; it ended on ${waiver.expiresOn}.`);
  const newest = all.findLast(
    ({ projectId, criterionId }) => projectId === waiver.projectId && criterionId === waiver.criterionId,
  );
  if (newest && newest.id !== waiver.id)
    throw new ConflictError(
      `Expected the newest waiver of this project and criterion; the one of ${newest.grantedOn} stands in its place.`,
    );
  return waiver;
}
