import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects, proposals } from '../../db/tables/index.ts';
import { dayOf } from '../as-of.ts';
import type { Criterion } from '../criterion/on.ts';
import type { LockedProject } from '../project/lock.ts';
import type { Readiness } from '../readiness.ts';
import { readinessOn } from '../status-change/standing.ts';
import { openDemotion } from './demotion.ts';
import { evaluate } from './evaluate.ts';
import type { Judgement } from './judge.ts';
import { isStep, STEPS } from './steps.ts';
import { isSatisfied } from './verdicts.ts';

/** Proposals that were opened or withdrawn, for the audit trail. */
export interface Followed {
  demotionOpened?: number;
  demotionsWithdrawn?: number[];
}

/**
 * What new evidence of a criterion means for a project that is past it; the caller holds the project's lock. A failure
 * opens one proposal to demote it, and never demotes; once the criterion is satisfied again, what was opened is withdrawn.
 */
export async function followCriterion(
  tx: Db,
  project: LockedProject,
  criterion: Criterion,
  by: { now: Date; personId: number },
): Promise<Followed> {
  if (criterion.retiredOn !== null || criterion.standing !== 'ADOPTED') return {};
  const [row] = await tx
    .select({ id: projects.id, defaultBranch: projects.defaultBranch })
    .from(projects)
    .where(eq(projects.id, project.id));
  const [[judgement] = []] = row ? await evaluate(tx, [row], [criterion], by.now) : [];
  if (!judgement) return {};
  if (isSatisfied(judgement.verdict)) return withdrawDemotions(tx, project, judgement, by);
  if (judgement.verdict !== 'FAILED') return {};
  const readiness = await readinessOn(tx, project.id, dayOf(by.now));
  const to = demotionFrom(readiness, criterion);
  const opened = to && (await openDemotion(tx, project, judgement, { from: readiness, to }, by));
  return opened ? { demotionOpened: opened } : {};
}

/** One step back, from a level beyond the criterion's step; null where the project is not past it, or has nowhere to go back to. */
export function demotionFrom(readiness: Readiness | null, { gates }: Criterion): Readiness | null {
  if (readiness === null || !isStep(readiness) || !isStep(gates)) return null;
  if (STEPS.indexOf(gates) > STEPS.indexOf(readiness)) return null;
  if (readiness === 'GRADUATED') return 'TESTING';
  return readiness === 'TESTING' ? 'EXPERIMENTAL' : null;
}

async function withdrawDemotions(
  tx: Db,
  project: LockedProject,
  { criterion, since }: Judgement,
  { now, personId }: { now: Date; personId: number },
): Promise<Followed> {
  const withdrawn = await tx
    .update(proposals)
    .set({
      outcome: 'WITHDRAWN',
      closedOn: dayOf(now),
      closedBy: personId,
      closedReason: `Recovered before a meeting recorded it: ${criterion.title} is met again, by what came in on ${since}.`,
    })
    .where(
      and(
        eq(proposals.projectId, project.id),
        eq(proposals.criterionId, criterion.id),
        isNull(proposals.outcome),
      ),
    )
    .returning({ id: proposals.id });
  return withdrawn.length ? { demotionsWithdrawn: withdrawn.map(({ id }) => id) } : {};
}
