import { type SQL, sql } from 'drizzle-orm';

interface Deciding {
  /** Of `run`, by name. */
  columns: SQL;
  /** The instant at which they decide, and its day. */
  at: SQL;
  day: SQL;
}

/**
 * The runs that decide a criterion for a project: of `asked (project_id, default_branch, criterion_id, required)`, to be joined
 * laterally: the last `required` finished ones and the newest one under way. It takes of the rows
 * what `runsAt` would, and no more, so that years of nightly runs cost as little as a week of them.
 */
export function decidingRuns({ columns, at, day }: Deciding): SQL {
  const isFinished = (run: SQL) =>
    sql`(${run}.finished_on <= ${day} and (${run}.finished_at is null or ${run}.finished_at <= ${at}))`;
  const exists = (run: SQL) =>
    sql`(${isFinished(run)} or ${run}.started_at <= ${at} or ${run}.reported_at <= ${at})`;
  const counts = (run: SQL) =>
    sql`${run}.project_id = asked.project_id and ${run}.combination_id is null and ${run}.criterion_id = asked.criterion_id
      and (${run}.branch is null or ${run}.branch = asked.default_branch)`;
  const isReplaced = (by: SQL) =>
    sql`exists (select from ci_runs higher where ${counts(sql`higher`)} and higher.run_id = run.run_id
      and higher.attempt > run.attempt and ${by})`;

  const finished = sql`select ${columns} from ci_runs run
    where ${counts(sql`run`)} and ${isFinished(sql`run`)}
      and not ${isReplaced(sql`(${isFinished(sql`higher`)} or (run.status = 'PASSED' and ${exists(sql`higher`)}))`)}
    order by run.finished_on desc,
      coalesce(run.finished_at, (run.finished_on + 1)::timestamp at time zone 'UTC' - interval '1 millisecond') desc, run.id desc
    limit asked.required`;

  /** Two statements of it, because an index finds a null day and a later day, but not either of them. */
  const underWay = (when: SQL) => sql`select ${columns} from ci_runs run
    where ${counts(sql`run`)} and ${when} and (run.started_at <= ${at} or run.reported_at <= ${at})
      and not ${isReplaced(exists(sql`higher`))}
    order by coalesce(run.started_at, run.reported_at) desc, run.id desc limit 1`;

  return sql`(${finished}) union all (${underWay(sql`run.finished_on is null`)})
    union all (${underWay(sql`run.finished_on >= ${day} and not ${isFinished(sql`run`)}`)})`;
}
