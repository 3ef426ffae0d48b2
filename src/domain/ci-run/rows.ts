import { getTableColumns, sql } from 'drizzle-orm';
import { ofAny, shownOn } from '../../db/tables/criteria.ts';
import { ciRuns } from '../../db/tables/index.ts';
import { type At, instantOf } from '../../reading/as-of.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Order, Source } from '../../reading/source.ts';
import { type CiRunRow, existsAt, isFinishedAt } from '../gate/runs-at.ts';
import { keepCounts } from '../ledger/known.ts';

const columns = getTableColumns(ciRuns);

export const findCiRuns: Find<CiRunRow> = async (db, points, now) => {
  const rows = await rowsAt(
    points,
    (ids) =>
      prepared(db, 'CI runs by id', () =>
        db
          .select()
          .from(ciRuns)
          .where(sql`${ciRuns.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    (run, asOf) => asOf.date === null || existsAt(run, instantOf(asOf, now)),
  );
  return rows.map((run) => run && asItStood(run, now));
};

/** A run as it stood at its point: what ended later was running or waiting then. */
export function asItStood(run: At<CiRunRow>, now: Date): At<CiRunRow> {
  const at = instantOf(run.asOf, now);
  const hasStarted = run.startedAt !== null && run.startedAt <= at;
  if (run.asOf.date === null || isFinishedAt(run, at)) return run;
  const status = hasStarted
    ? 'RUNNING'
    : run.startedAt === null && run.status === 'RUNNING'
      ? 'RUNNING'
      : 'QUEUED';
  return { ...run, status, startedAt: hasStarted ? run.startedAt : null, finishedAt: null, finishedOn: null };
}

/** By its end, or by its start while it has none; newest first. */
const newestFirst = (name: string, day = shownOn(columns)): Order => ({
  name,
  keys: [
    {
      sql: day,
      type: 'date',
      isDescending: true,
    },
    { sql: columns.id, type: 'integer', isDescending: true },
  ],
});

const isKnown = sql`(asked.horizon = 'infinity' or ${columns.finishedOn} <= asked.horizon
  or (least(${columns.startedAt}, ${columns.reportedAt}) at time zone 'UTC')::date <= asked.horizon)`;

/** The runs of each project that its point knows of, other branches and replaced attempts included. */
export const runsOfProjects = (criterion: string | null): Source<CiRunRow> => ({
  name: 'Project.ciRuns',
  columns,
  as: 'ci_runs',
  from: sql`${ciRuns}`,
  where: sql`${columns.projectId} = asked.id and ${isKnown}
    ${criterion === null ? sql`` : sql`and ${columns.criterionId} = (select id from criteria where key = ${criterion})`}`,
  order: newestFirst('Project.ciRuns', criterion === null ? ofAny(shownOn(columns)) : undefined),
  ...(criterion === null ? { keepCounts } : { isDynamic: true }),
});

/** The runs of each named combination that its point knows of, those that no longer count included. */
export const runsOfCombinations: Source<CiRunRow> = {
  name: 'NamedCombination.ciRuns',
  columns,
  as: 'ci_runs',
  from: sql`${ciRuns}`,
  where: sql`${columns.combinationId} = asked.id and ${isKnown}`,
  order: newestFirst('NamedCombination.ciRuns'),
};

/** Every run that was known of by the day, of projects and of combinations, in the order in which they were first reported. */
export const everyRun: Source<CiRunRow> = {
  name: 'Query.ciRuns',
  columns,
  as: 'ci_runs',
  from: sql`${ciRuns}`,
  where: isKnown,
  order: { name: 'Query.ciRuns', keys: [{ sql: columns.id, type: 'integer' }] },
};
