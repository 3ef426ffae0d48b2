import { and, eq, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { ConflictError, ValidationError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { projects, proposals } from '../../db/tables/index.ts';
import { findHeldMeeting } from '../meeting/held.ts';
import { lockProjects } from '../project/lock.ts';
import { aliasesOf } from '../project/rows.ts';
import { replaceAliases } from '../project/write.ts';
import { appendLineage } from './append.ts';
import type { Merge } from './schemas.ts';

export interface Merged {
  lineageId: number;
  from: { id: number; slug: string };
  into: { id: number; slug: string };
  /** Day of the meeting. */
  on: string;
  /** Names that went over. */
  names: string[];
  /** How many of its proposals were open, and are withdrawn. */
  withdrawn: number;
}

/**
 * A meeting merges a project into another. Both keep their records; the names move, so that minutes of later meetings mean the
 * other project by them; no list of projects has the merged one from that day on, and its page leads to the other.
 */
export async function merge(
  tx: Db,
  { project, into, meeting: date, reason }: z.output<typeof Merge>,
  { personId, now }: { personId: number; now: Date },
): Promise<Merged> {
  const projectOf = await lockProjects(tx, [project, into]);
  const [from, to] = [projectOf(project), projectOf(into)];
  if (from.id === to.id)
    throw new ValidationError([
      { path: 'input.into', message: `Expected two projects; got ${from.slug} twice.` },
    ]);
  const meeting = await findHeldMeeting(tx, date, now);
  const target = await rowOf(tx, to.id);
  if (target.mergedIntoId !== null)
    throw new ConflictError(`${to.slug} was merged into another project itself on ${target.mergedOn}.`);
  const [merged] = await tx
    .update(projects)
    .set({ mergedIntoId: to.id, mergedOn: meeting.date })
    .where(and(eq(projects.id, from.id), isNull(projects.mergedIntoId)))
    .returning({ name: projects.name });
  if (!merged) throw new ConflictError(`${from.slug} was merged into another project already.`);
  const [names = [], others = []] = await aliasesOf(tx, [from, to]);
  // Its own name and slug are words of it as well, whether or not they are among its aliases.
  const went = [...new Set([from.slug, merged.name, ...names])];
  await release(tx, from.id);
  await replaceAliases(tx, to.id, { name: target.name, aliases: [...others, ...went] });
  const withdrawn = await withdrawOpen(tx, from.id, {
    ...{ reason: `${merged.name} was merged into ${target.name}.`, personId, on: dayOf(now) },
  });
  const lineageId = await appendLineage(tx, {
    ...{ kind: 'MERGED', fromId: from.id, toId: to.id, names: went, aliases: names, withdrawn, reason },
    ...{ meetingId: meeting.id, meetingDate: meeting.date, enteredAt: now, enteredBy: personId },
  });
  return { lineageId, from, into: to, on: meeting.date, names: went, withdrawn: withdrawn.length };
}

async function rowOf(tx: Db, id: number) {
  const [row] = await tx
    .select({ name: projects.name, mergedIntoId: projects.mergedIntoId, mergedOn: projects.mergedOn })
    .from(projects)
    .where(eq(projects.id, id));
  if (!row) throw new Error(`there is no project of the id ${id}, which is locked`);
  return row;
}

/** Lets go of every word that a project is called by, so that another can take them. */
async function release(tx: Db, id: number): Promise<void> {
  await tx.execute(sql`delete from project_words where project_id = ${id}`);
  await tx.execute(sql`delete from project_aliases where project_id = ${id}`);
}

/** Proposals for a merged project are closed; people who still mean them propose them for the other project. */
async function withdrawOpen(
  tx: Db,
  projectId: number,
  { reason, personId, on }: { reason: string; personId: number; on: string },
): Promise<number[]> {
  const rows = await tx
    .update(proposals)
    .set({
      ...{ outcome: 'WITHDRAWN', closedReason: reason, closedBy: personId },
      closedOn: sql`greatest(${on}::date, ${proposals.openedOn})`,
    })
    .where(and(eq(proposals.projectId, projectId), isNull(proposals.outcome)))
    .returning({ id: proposals.id });
  return rows.map(({ id }) => id);
}
