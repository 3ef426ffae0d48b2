import type { Db } from '../../db/index.ts';
import type { At } from '../as-of.ts';
import type { Criterion } from '../criterion/on.ts';
import type { ProjectListed } from '../project/listed.ts';
import { evaluate } from './evaluate.ts';
import type { Judgement } from './judge.ts';
import { instantOf } from './time.ts';

export interface ProjectJudged {
  project: ProjectListed;
  judgement: Judgement;
}

/** How projects stand to each of these criteria, in their order; nobody is held to one that was dropped. */
export async function evaluateCriteria(
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
