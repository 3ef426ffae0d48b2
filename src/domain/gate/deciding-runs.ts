import { type SQL, sql } from 'drizzle-orm';
import { branchOf, finishOf, lengthOf, numberOf, startOf, subjectOf } from '../../db/tables/criteria.ts';

interface Deciding {
  /** Of `run`, by name. */
  columns: SQL;
  /** The instant at which they decide, and its day. */
  at: SQL;
  day: SQL;
}

/**
 * The runs that decide a criterion for a project: of `asked (project_id, default_branch, criterion_id, required)`, to be joined
 * laterally: the last `required` finished ones and the newest one under way. It takes of the rows what `runsAt` would, and of the
 * indexes, branch by branch, no more than that: years of nightly runs cost as little as a week of them.
 */
export function decidingRuns({ columns, at, day }: Deciding): SQL {
  const isFinished = (run: SQL) =>
    sql`(${run}.finished_on <= ${day} and (${run}.finished_at is null or ${run}.finished_at <= ${at}))`;
  const exists = (run: SQL) =>
    sql`(${isFinished(run)} or ${run}.started_at <= ${at} or ${run}.reported_at <= ${at})`;
  const counts = sql`run.project_id = asked.project_id and run.combination_id is null and run.criterion_id = asked.criterion_id
    and ${branchOf(RUN)} = counted.branch`;
  /** Whether it is passed over: it ended without a verdict. */
  const isVoid = (run: SQL) => sql`(${run}.status = 'CANCELLED' and ${isFinished(run)})`;
  const isReplaced = (by: SQL) =>
    sql`exists (select from ci_runs higher
      where ${subjectOf(HIGHER)} = asked.project_id and higher.criterion_id = asked.criterion_id and higher.run_id = run.run_id and higher.attempt > run.attempt and not ${isVoid(sql`higher`)} and (higher.branch is null or higher.branch = asked.default_branch) and ${by})`;
  /** The first of what each branch that counts has: one of unknown name, and the default one. */
  const ofBranches = (rows: SQL, order: SQL, limit: SQL) =>
    sql`select ${columns} from (values (''), (asked.default_branch)) as counted(branch)
      cross join lateral (${rows} order by ${order} limit ${limit}) as run order by ${order} limit ${limit}`;

  const finished = ofBranches(
    sql`select run.* from ci_runs run
      where ${counts} and run.finished_on is not null and run.status <> 'CANCELLED'
        and run.tested_at < (${day} + 1)::timestamp at time zone 'UTC' and ${isFinished(sql`run`)}
        and not ${isReplaced(sql`(${isFinished(sql`higher`)} or (run.status = 'PASSED' and ${exists(sql`higher`)}))`)}`,
    sql`run.tested_at desc, ${numberOf(RUN)} desc, run.id desc`,
    sql`asked.required`,
  );
  const underWay = (when: SQL) =>
    ofBranches(
      sql`select run.* from ci_runs run
        where ${counts} and ${when} and (run.started_at <= ${at} or run.reported_at <= ${at}) and not ${isReplaced(exists(sql`higher`))}`,
      sql`${startOf(RUN)} desc, run.id desc`,
      sql`1`,
    );
  /** As long as any took: what ends later than that after the instant was not known of then. */
  const longest = sql`(select ${lengthOf(RUN)} from ci_runs run
    where ${counts} and run.finished_on is not null order by ${lengthOf(RUN)} desc limit 1)`;
  const endedLater = sql`run.finished_on is not null and ${finishOf(RUN)} >= ${at}
    and ${finishOf(RUN)} <= ${at} + ${longest} and not ${isFinished(sql`run`)}`;

  return sql`(${finished}) union all (${underWay(sql`run.finished_on is null`)}) union all (${underWay(endedLater)})`;
}

const RUN = {
  branch: sql`run.branch`,
  startedAt: sql`run.started_at`,
  finishedAt: sql`run.finished_at`,
  finishedOn: sql`run.finished_on`,
  reportedAt: sql`run.reported_at`,
  runNumber: sql`run.run_number`,
};
const HIGHER = { projectId: sql`higher.project_id`, combinationId: sql`higher.combination_id` };
