import { and, eq, isNull } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import { ConflictError, InvalidTransitionError } from '../../base/errors.ts';
import type { Readiness } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import { proposals } from '../../db/tables/index.ts';
import { type Evidence, writeEvidence } from '../evidence/write.ts';
import { allowedFrom } from '../ledger/append.ts';
import type { LockedProject } from '../project/lock.ts';
import { readinessOn } from '../project/standing.ts';

export interface NewProposal {
  to: Readiness;
  effectiveOn: string | null;
  reason: string;
  openedBy: number;
}

/**
 * Opens a proposal; the caller holds the project's lock. Which moves the ledger takes is asked when a meeting records it,
 * since others may be recorded before.
 * @throws ConflictError where one of this project and target is open, InvalidTransitionError where the project is there already.
 */
export async function openProposal(
  tx: Db,
  project: LockedProject,
  proposal: NewProposal,
  evidence: readonly Evidence[],
  now: Date,
): Promise<number> {
  const [current, [open]] = await Promise.all([
    readinessOn(tx, project.id, dayOf(now)),
    tx
      .select({ openedOn: proposals.openedOn })
      .from(proposals)
      .where(
        and(eq(proposals.projectId, project.id), eq(proposals.to, proposal.to), isNull(proposals.outcome)),
      )
      .limit(1),
  ]);
  if (current === proposal.to)
    throw new InvalidTransitionError({ from: current, to: current, allowed: await allowedFrom(tx, current) });
  if (open)
    throw new ConflictError(
      `A proposal of ${proposal.to} for ${project.slug} has been open since ${open.openedOn}: record or withdraw it first.`,
      current,
    );
  const [row] = await tx
    .insert(proposals)
    .values({ ...proposal, projectId: project.id, openedOn: dayOf(now) })
    .returning({ id: proposals.id });
  if (!row) throw new Error('the database returned no proposal');
  await writeEvidence(tx, { proposalId: row.id }, evidence);
  return row.id;
}
