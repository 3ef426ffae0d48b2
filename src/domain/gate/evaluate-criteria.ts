import type { Db } from '../../db/index.ts';
import type { At } from '../as-of.ts';
import type { Criterion } from '../criterion/on.ts';
import { allProjects, type ProjectListed } from '../project/all.ts';
import { evaluate } from './evaluate.ts';
import type { Judgement } from './judge.ts';
import { instantOf } from './time.ts';

export interface ProjectJudged {
  project: ProjectListed;
  judgement: Judgement;
}

/** How every project stands to each of these criteria, in the order of the slugs; nobody is held to one that was dropped. */
export const evaluateCriteria = async (
  db: Db,
  criteria: readonly At<Criterion>[],
  now: Date,
): Promise<ProjectJudged[][]> => evaluateCriteriaFor(db, await allProjects(db), criteria, now);

/** {@link evaluateCriteria} for some projects, in their order. */
export async function evaluateCriteriaFor(
  db: Db,
  projects: readonly ProjectListed[],
  criteria: readonly At<Criterion>[],
  now: Date,
): Promise<ProjectJudged[][]> {
  const lists = new Map<object, ProjectJudged[]>();
  const instants = new Set(criteria.map(({ asOf }) => instantOf(asOf, now).getTime()));
  for (const time of instants) {
    const inForce = criteria.filter(
      ({ asOf, retiredOn }) => retiredOn === null && instantOf(asOf, now).getTime() === time,
    );
    const judged = await evaluate(db, projects, inForce, new Date(time));
    for (const [index, criterion] of inForce.entries())
      lists.set(
        criterion,
        projects.flatMap((project, row) => {
          const judgement = judged[row]?.[index];
          return judgement ? [{ project, judgement }] : [];
        }),
      );
  }
  return criteria.map((criterion) => lists.get(criterion) ?? []);
}
