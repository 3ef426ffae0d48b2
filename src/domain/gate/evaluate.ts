import type { Db } from '../../db/index.ts';
import { newestAssessments } from '../assessment/newest.ts';
import { decidingRuns } from '../ci-run/deciding.ts';
import type { Criterion } from '../criterion/on.ts';
import { waiversOfProjects } from '../waiver/of-projects.ts';
import { type Judgement, judge } from './judge.ts';

export interface ProjectAsked {
  id: number;
  defaultBranch: string;
}

/** Every one of these criteria judged for every one of these projects at one instant: three statements, however many there are. */
export async function evaluate(
  db: Db,
  projects: readonly ProjectAsked[],
  criteria: readonly Criterion[],
  at: Date,
): Promise<Judgement[][]> {
  const ids = projects.map(({ id }) => id);
  const ciCriteria = criteria.flatMap(({ id, requiredRuns }) =>
    requiredRuns === null ? [] : [{ id, requiredRuns }],
  );
  const reviewed = criteria.filter(({ kind }) => kind === 'REVIEW').map(({ id }) => id);
  // One after the other: within a transaction there is one connection.
  const runs = byPair(await decidingRuns(db, { projects, criteria: ciCriteria }, at));
  const assessments = byPair(await newestAssessments(db, ids, reviewed, at));
  const waivers = byPair(criteria.length ? await waiversOfProjects(db, ids) : []);
  return projects.map(({ id, defaultBranch }) =>
    criteria.map((criterion) => {
      const pair = `${id} ${criterion.id}`;
      const evidence = {
        runs: runs.get(pair) ?? [],
        defaultBranch,
        assessments: assessments.get(pair) ?? [],
        waivers: waivers.get(pair) ?? [],
      };
      return judge(criterion, evidence, at);
    }),
  );
}

function byPair<Row extends { projectId: number | null; criterionId: number }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const pairs = new Map<string, Row[]>();
  for (const row of rows) {
    const pair = `${row.projectId} ${row.criterionId}`;
    const known = pairs.get(pair);
    if (known) known.push(row);
    else pairs.set(pair, [row]);
  }
  return pairs;
}
