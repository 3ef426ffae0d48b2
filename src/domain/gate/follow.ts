import { and, inArray, isNull, sql } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import type { Readiness } from '../../base/readiness.ts';
import { isStep, STEPS } from '../../base/steps.ts';
import type { Db } from '../../db/index.ts';
import { projects, proposals } from '../../db/tables/index.ts';
import { criteriaByKey } from '../criterion/latest.ts';
import type { Criterion } from '../criterion/on.ts';
import type { LockedProject } from '../project/lock.ts';
import { readinessOfAll } from '../project/standing.ts';
import { type Demotion, openDemotions } from './demotion.ts';
import { evaluate } from './evaluate.ts';
import type { Judgement } from './judge.ts';
import { isSatisfied } from './verdicts.ts';

/** Proposals that were opened or withdrawn, for the audit trail. */
export interface Followed {
  demotionOpened?: number;
  demotionsWithdrawn?: number[];
}

interface By {
  now: Date;
  personId: number;
}

/** New evidence of a criterion, of one project. */
export interface NewEvidence {
  project: LockedProject;
  /** Key of the criterion; it is followed as it stands today. */
  key: string;
}

/**
 * Follows new evidence for projects that are past the criterion; the caller holds the projects' locks. A failure opens one
 * proposal to demote the project, and never demotes it. Once the criterion is met again, that proposal is withdrawn. The number
 * of statements does not grow with the list.
 */
export async function followCriteria(tx: Db, list: readonly NewEvidence[], by: By): Promise<Followed[]> {
  if (!list.length) return [];
  const criterionOn = await criteriaByKey(
    tx,
    list.map(({ key }) => key),
  );
  const pairs = list.map(({ project, key }) => ({ project, criterion: criterionOn(key, dayOf(by.now)) }));
  const judged = await judgementsOf(tx, pairs, by.now);
  const followed = list.map((): Followed => ({}));
  await withdrawDemotions(tx, pairs, judged, followed, by);
  await demote(tx, pairs, judged, followed, by);
  return followed;
}

type Followable = { project: LockedProject; criterion: Criterion };

/** Null where nobody is held to the criterion. What two of the pairs have in common is judged once. */
async function judgementsOf(tx: Db, pairs: readonly Followable[], now: Date): Promise<(Judgement | null)[]> {
  const held = pairs.filter(({ criterion }) => isRequired(criterion));
  if (!held.length) return pairs.map(() => null);
  const rows = await tx
    .select({ id: projects.id, defaultBranch: projects.defaultBranch })
    .from(projects)
    .where(inArray(projects.id, [...new Set(held.map(({ project }) => project.id))]));
  const criteria = [...new Map(held.map(({ criterion }) => [criterion.id, criterion])).values()];
  const table = await evaluate(tx, rows, criteria, now);
  const byPair = new Map(
    rows.flatMap(({ id }, row) =>
      criteria.map((criterion, column) => [`${id} ${criterion.id}`, table[row]?.[column] ?? null] as const),
    ),
  );
  return pairs.map(({ project, criterion }) =>
    isRequired(criterion) ? (byPair.get(`${project.id} ${criterion.id}`) ?? null) : null,
  );
}

const isRequired = ({ retiredOn, standing }: Criterion) => retiredOn === null && standing === 'ADOPTED';

async function demote(
  tx: Db,
  pairs: readonly Followable[],
  judged: readonly (Judgement | null)[],
  followed: Followed[],
  by: By,
): Promise<void> {
  const failing = pairs.flatMap(({ project }, index) => {
    const judgement = judged[index];
    return judgement?.verdict === 'FAILED' ? [{ project, judgement, index }] : [];
  });
  if (!failing.length) return;
  const levels = await readinessOfAll(
    tx,
    failing.map(({ project }) => project.id),
    dayOf(by.now),
  );
  const demotions = new Map<string, Demotion & { index: number }>();
  for (const { project, judgement, index } of failing) {
    const to = demotionFrom(levels.get(project.id) ?? null, judgement.criterion);
    const key = `${project.id} ${judgement.criterion.id}`;
    if (to && !demotions.has(key)) demotions.set(key, { project, judgement, to, index });
  }
  const list = [...demotions.values()];
  const opened = await openDemotions(tx, list, by);
  for (const [at, id] of opened.entries()) {
    const of = followed[list[at]?.index ?? -1];
    if (of && id !== null) of.demotionOpened = id;
  }
}

/** One step back, from a level beyond the criterion's step; null where the project is not past it, or has nowhere to go back to. */
function demotionFrom(readiness: Readiness | null, { gates }: Criterion): Readiness | null {
  if (readiness === null || !isStep(readiness) || !isStep(gates)) return null;
  if (STEPS.indexOf(gates) > STEPS.indexOf(readiness)) return null;
  if (readiness === 'GRADUATED') return 'TESTING';
  return readiness === 'TESTING' ? 'EXPERIMENTAL' : null;
}

async function withdrawDemotions(
  tx: Db,
  pairs: readonly Followable[],
  judged: readonly (Judgement | null)[],
  followed: Followed[],
  { now, personId }: By,
): Promise<void> {
  const met = new Map<string, { judgement: Judgement; index: number }>();
  for (const [index, judgement] of judged.entries())
    if (judgement && isSatisfied(judgement.verdict))
      met.set(`${pairs[index]?.project.id} ${judgement.criterion.id}`, { judgement, index });
  if (!met.size) return;
  const open = await tx
    .select({ id: proposals.id, projectId: proposals.projectId, criterionId: proposals.criterionId })
    .from(proposals)
    .where(
      and(
        inArray(
          proposals.projectId,
          pairs.map(({ project }) => project.id),
        ),
        isNull(proposals.outcome),
      ),
    )
    .orderBy(proposals.id);
  const closing = open.flatMap(({ id, projectId, criterionId }) => {
    const found = met.get(`${projectId} ${criterionId}`);
    if (!found) return [];
    const { judgement, index } = found;
    const of = followed[index];
    if (of) of.demotionsWithdrawn = [...(of.demotionsWithdrawn ?? []), id];
    const reason = `The project recovered before a meeting recorded this: “${judgement.criterion.title}” has been met again since ${judgement.since}.`;
    return [{ id, reason }];
  });
  if (closing.length)
    await tx.execute(sql`
      update proposals set outcome = 'WITHDRAWN', closed_on = ${dayOf(now)}::date, closed_by = ${personId}, closed_reason = closing.reason
      from json_to_recordset(${JSON.stringify(closing)}::text::json) as closing(id integer, reason text)
      where proposals.id = closing.id and proposals.outcome is null`);
}
