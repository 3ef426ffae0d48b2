import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { NotFoundError } from '../../base/errors.ts';
import { prose } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { projects, proposals } from '../../db/tables/index.ts';
import { defineBulkAct, eachOf, type Ref } from '../act/act.ts';
import { lockProject } from '../project/lock.ts';
import { alreadyClosed } from './close.ts';

const Input = z.object({ proposal: z.custom<Ref>(), reason: prose() });

/** Closes an open proposal that is not to be recorded; the reason stays with it. */
export const withdrawProposal = defineBulkAct({
  name: 'withdrawProposal',
  input: Input,
  projectOf: async (db, { proposal }) => (await findProposal(db, proposal.id))?.slug ?? null,
  // Each is judged by what those before it have left.
  runAll: (tx, asked, { viewer, now }) =>
    eachOf(asked, async ({ input: { proposal: ref, reason } }) => {
      const found = await findProposal(tx, ref.id);
      if (!found) throw new NotFoundError('proposal', ref.given);
      const project = await lockProject(tx, found.slug);
      const [closed] = await tx
        .update(proposals)
        .set({
          outcome: 'WITHDRAWN',
          closedOn: dayOf(now),
          closedBy: viewer.personId,
          closedReason: reason,
        })
        .where(and(eq(proposals.id, ref.id), isNull(proposals.outcome)))
        .returning();
      if (!closed) throw alreadyClosed((await findProposal(tx, ref.id)) ?? found);
      return {
        answer: { proposalId: closed.id, projectId: project.id },
        subject: `Proposal:${closed.id}`,
        details: { project: project.slug, to: closed.to, outcome: closed.outcome },
      };
    }),
});

async function findProposal(db: Db, id: number) {
  const [found] = await db
    .select({ slug: projects.slug, outcome: proposals.outcome, closedOn: proposals.closedOn })
    .from(proposals)
    .innerJoin(projects, eq(projects.id, proposals.projectId))
    .where(eq(proposals.id, id));
  return found;
}
