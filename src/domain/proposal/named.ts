import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import type { Db } from '../../db/index.ts';
import { evidence, projects, proposals } from '../../db/tables/index.ts';

import { type Evidence, writeEvidence } from '../evidence/write.ts';
import type { TakenBack } from '../meeting/rows.ts';

/** The open proposals of some projects, the oldest first: minutes name one by its project and readiness. */
export const openProposalsOf = (tx: Db, slugs: readonly string[]) =>
  slugs.length
    ? tx
        .select({
          id: proposals.id,
          slug: projects.slug,
          to: proposals.to,
          effectiveOn: proposals.effectiveOn,
          reason: proposals.reason,
        })
        .from(proposals)
        .innerJoin(projects, eq(projects.id, proposals.projectId))
        .where(and(inArray(projects.slug, [...slugs]), isNull(proposals.outcome)))
        .orderBy(asc(proposals.id))
    : Promise.resolve([]);

/** A meeting's report no longer proposes this: what is still open of it is withdrawn. */
export async function takeBackProposals(
  tx: Db,
  ids: readonly number[],
  { reason, enteredBy, now }: TakenBack & { now: Date },
): Promise<void> {
  if (ids.length)
    await tx
      .update(proposals)
      .set({ outcome: 'WITHDRAWN', closedOn: dayOf(now), closedBy: enteredBy, closedReason: reason })
      .where(and(inArray(proposals.id, [...ids]), isNull(proposals.outcome)));
}

/** A meeting's report no longer withdraws a proposal: the same is open again, with what it rests on. @returns its id */
export async function openAgain(
  tx: Db,
  id: number,
  { enteredBy, now }: Pick<TakenBack, 'enteredBy'> & { now: Date },
): Promise<number> {
  const [own] = await tx.select().from(proposals).where(eq(proposals.id, id));
  if (!own) throw new Error(`proposal ${id}, which a decision withdrew, is not there`);
  const { projectId, to, effectiveOn, reason, criterionId } = own;
  const [open] = await tx
    .insert(proposals)
    .values({ projectId, to, effectiveOn, reason, criterionId, openedOn: dayOf(now), openedBy: enteredBy })
    .onConflictDoNothing()
    .returning({ id: proposals.id });
  if (!open) return id;
  const rows = await tx
    .select()
    .from(evidence)
    .where(eq(evidence.proposalId, id))
    .orderBy(asc(evidence.position));
  const list = rows.map(
    ({ url, quote, revisionId, lineStart, lineEnd }): Evidence =>
      url === null
        ? {
            revisionId: revisionId ?? 0,
            lineStart: lineStart ?? 0,
            lineEnd: lineEnd ?? 0,
            quote: quote ?? '',
          }
        : { url, quote },
  );
  await writeEvidence(tx, { proposalId: open.id }, list);
  return open.id;
}
