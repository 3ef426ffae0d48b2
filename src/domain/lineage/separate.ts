import { and, eq, inArray, isNull } from 'drizzle-orm';
import { ConflictError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { lineages, projects, proposals } from '../../db/tables/index.ts';
import { lockProject, lockProjects } from '../project/lock.ts';
import { aliasesOf } from '../project/rows.ts';
import { replaceAliases } from '../project/write.ts';
import { DependentsError } from '../voiding/errors.ts';
import { laterLineages } from './dependents.ts';

export interface Separated {
  lineageId: number;
  from: { id: number; slug: string };
  into: { id: number; slug: string };
  /** Day of the meeting that had merged them. */
  on: string;
  /** Names that went over, and are the one's again. */
  names: string[];
  /** How many proposals that were withdrawn with the merger are open again. */
  reopened: number;
}

/**
 * Takes a merger back: the project is one of its own again on every day, with the names and the open proposals that it had.
 * @throws ConflictError where it is not merged or a name is another's now, DependentsError where what came later rests on the merger
 */
export async function separate(
  tx: Db,
  { project, reason }: { project: string; reason: string },
  { personId, now }: { personId: number; now: Date },
): Promise<Separated> {
  const { mergedInto } = await lockProject(tx, project);
  if (mergedInto === null) throw new ConflictError(`${project} is merged into no other project.`);
  const projectOf = await lockProjects(tx, [project, mergedInto]);
  const [from, into] = [projectOf(project), projectOf(mergedInto)];
  const [merger] = await tx
    .update(lineages)
    .set({ takenBackAt: now, takenBackBy: personId, takenBackReason: reason })
    .where(and(eq(lineages.fromId, from.id), eq(lineages.kind, 'MERGED'), isNull(lineages.takenBackAt)))
    .returning();
  if (!merger) throw new ConflictError(`${from.slug} is merged into no other project.`);
  const later = await laterLineages(tx, merger);
  if (later.length) throw new DependentsError(notTakenBack(from.slug, into.slug), later);
  await tx.update(projects).set({ mergedIntoId: null, mergedOn: null }).where(eq(projects.id, from.id));
  await partNames(tx, merger);
  return {
    ...{ lineageId: merger.id, from, into, on: merger.meetingDate, names: merger.names },
    reopened: await reopen(tx, merger.withdrawn),
  };
}

export const notTakenBack = (from: string, into: string): string =>
  `The merger of ${from} into ${into} cannot be taken back`;

/** What the other was called beside the names that went over, and what was added to it since, stays with it. */
async function partNames(
  tx: Db,
  {
    fromId,
    toId,
    names,
    aliases,
  }: Pick<typeof lineages.$inferSelect, 'fromId' | 'toId' | 'names' | 'aliases'>,
): Promise<void> {
  const [had = []] = await aliasesOf(tx, [{ id: toId }]);
  const nameOf = new Map(
    (
      await tx
        .select({ id: projects.id, name: projects.name })
        .from(projects)
        .where(inArray(projects.id, [fromId, toId]))
    ).map(({ id, name }) => [id, name]),
  );
  const kept = had.filter((alias) => !names.includes(alias));
  await replaceAliases(tx, toId, { name: nameOf.get(toId) ?? '', aliases: kept });
  await replaceAliases(tx, fromId, { name: nameOf.get(fromId) ?? '', aliases: aliases ?? names });
}

async function reopen(tx: Db, withdrawn: readonly number[]): Promise<number> {
  if (!withdrawn.length) return 0;
  const rows = await tx
    .update(proposals)
    .set({ outcome: null, closedOn: null, closedBy: null, closedReason: null })
    .where(and(inArray(proposals.id, [...withdrawn]), eq(proposals.outcome, 'WITHDRAWN')))
    .returning({ id: proposals.id });
  return rows.length;
}
