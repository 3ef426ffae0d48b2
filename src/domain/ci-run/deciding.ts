import { getTableColumns, type SQL, Subquery, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { ciRuns } from '../../db/tables/index.ts';
import { dayOf } from '../as-of.ts';
import { prepared } from '../prepared.ts';
import type { RunEvidence } from './at.ts';

/** A project and the criteria for which its runs are asked. */
export interface RunsAsked {
  projects: readonly { id: number; defaultBranch: string }[];
  criteria: readonly { id: number; requiredRuns: number }[];
}

export type DecidingRun = RunEvidence & { projectId: number | null; criterionId: number };

const {
  id,
  projectId,
  criterionId,
  runId,
  attempt,
  status,
  branch,
  startedAt,
  finishedAt,
  finishedOn,
  reportedAt,
} = getTableColumns(ciRuns);
const columns = {
  id,
  projectId,
  criterionId,
  runId,
  attempt,
  status,
  branch,
  startedAt,
  finishedAt,
  finishedOn,
  reportedAt,
};

/**
 * The runs that decide these criteria for these projects at an instant, by one statement: of each project and criterion the
 * last `requiredRuns` finished ones and the newest one under way. It takes of the rows what `runsAt` would, and no more, so
 * that years of nightly runs cost as little as a week of them.
 */
export async function decidingRuns(
  db: Db,
  { projects, criteria }: RunsAsked,
  at: Date,
): Promise<DecidingRun[]> {
  if (!projects.length || !criteria.length) return [];
  return prepared(db, 'runs that decide', () =>
    db.select(columns).from(asked).innerJoinLateral(runs, sql`true`),
  ).execute({
    projects: projects.map((project) => project.id),
    branches: projects.map((project) => project.defaultBranch),
    criteria: criteria.map((criterion) => criterion.id),
    required: criteria.map((criterion) => criterion.requiredRuns),
    at: at.toISOString(),
    day: dayOf(at),
  });
}

const p = sql.placeholder;
const instant = sql`${p('at')}::timestamptz`;
const day = sql`${p('day')}::date`;

const asked = sql`(
  select project.id as project_id, project.branch as default_branch, criterion.id as criterion_id, criterion.required
  from unnest(${p('projects')}::int[], ${p('branches')}::text[]) as project(id, branch),
    unnest(${p('criteria')}::int[], ${p('required')}::int[]) as criterion(id, required)
) as asked`;

const isFinished = (run: SQL) =>
  sql`(${run}.finished_on <= ${day} and (${run}.finished_at is null or ${run}.finished_at <= ${instant}))`;
const exists = (run: SQL) =>
  sql`(${isFinished(run)} or ${run}.started_at <= ${instant} or ${run}.reported_at <= ${instant})`;
const counts = (run: SQL) =>
  sql`${run}.project_id = asked.project_id and ${run}.combination_id is null and ${run}.criterion_id = asked.criterion_id
    and (${run}.branch is null or ${run}.branch = asked.default_branch)`;
const isReplaced = (by: SQL) =>
  sql`exists (select from ci_runs higher where ${counts(sql`higher`)} and higher.run_id = run.run_id
    and higher.attempt > run.attempt and ${by})`;

const finished = sql`select run.* from ci_runs run
  where ${counts(sql`run`)} and ${isFinished(sql`run`)}
    and not ${isReplaced(sql`(${isFinished(sql`higher`)} or (run.status = 'PASSED' and ${exists(sql`higher`)}))`)}
  order by run.finished_on desc,
    coalesce(run.finished_at, (run.finished_on + 1)::timestamp at time zone 'UTC' - interval '1 millisecond') desc, run.id desc
  limit asked.required`;

/** Two statements of it, because an index finds a null day and a later day, but not either of them. */
const underWay = (when: SQL) => sql`select run.* from ci_runs run
  where ${counts(sql`run`)} and ${when} and (run.started_at <= ${instant} or run.reported_at <= ${instant})
    and not ${isReplaced(exists(sql`higher`))}
  order by coalesce(run.started_at, run.reported_at) desc, run.id desc limit 1`;

/** Stands in for the table, so that drizzle reads its columns as the table's own. */
const runs = new Subquery(
  sql`(${finished}) union all (${underWay(sql`run.finished_on is null`)})
    union all (${underWay(sql`run.finished_on >= ${day} and not ${isFinished(sql`run`)}`)})`,
  columns,
  'ci_runs',
);
