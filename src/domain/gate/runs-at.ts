import { sql } from 'drizzle-orm';
import { dayOf, endOfDay } from '../../base/calendar.ts';
import type { Db } from '../../db/index.ts';
import { ciRuns } from '../../db/tables/index.ts';

export type CiRunRow = typeof ciRuns.$inferSelect;
/** What of a run decides a criterion. */
export type RunEvidence = Pick<
  CiRunRow,
  | 'id'
  | 'runId'
  | 'attempt'
  | 'runNumber'
  | 'status'
  | 'branch'
  | 'startedAt'
  | 'finishedAt'
  | 'finishedOn'
  | 'reportedAt'
  | 'testedAt'
>;

/** What had finished, by the order of what was tested, and what was under way, by its start, at one instant: newest first. */
export interface RunsAt<Run extends RunEvidence> {
  finished: Run[];
  underWay: Run[];
}

/** When a run finished: the end of the day where only the day is known; null while it has not. */
export const finishOf = (run: RunEvidence): Date | null =>
  run.finishedAt ?? (run.finishedOn === null ? null : endOfDay(run.finishedOn));

/** When a run was first heard of. */
export const startOf = (run: RunEvidence): Date => run.startedAt ?? run.reportedAt;

/** A run whose day alone is known counts from the beginning of that day. */
export function isFinishedAt(run: RunEvidence, at: Date): boolean {
  if (run.finishedAt) return run.finishedAt <= at;
  return run.finishedOn !== null && run.finishedOn <= dayOf(at);
}

/** Whether anything of a run had happened: its end, its start, or a report of it. */
export const existsAt = (run: RunEvidence, at: Date): boolean =>
  isFinishedAt(run, at) || (run.startedAt !== null && run.startedAt <= at) || run.reportedAt <= at;

/** A run that was cancelled has no verdict: once it has ended it is passed over, as if it had not been. */
const isVoidAt = (run: RunEvidence, at: Date): boolean => run.status === 'CANCELLED' && isFinishedAt(run, at);

/** A run counts where its branch is the project's default one, or is not known. */
const isOnBranch = (run: RunEvidence, defaultBranch: string): boolean =>
  run.branch === null || run.branch === defaultBranch;

/**
 * The runs as they stood at an instant. The highest attempt of a run that existed then counts; a failed attempt stands until a
 * higher one has finished, so that starting again hides no failure. A run that finished later is running, one that started
 * later does not exist.
 */
export function runsAt<Run extends RunEvidence>(
  runs: readonly Run[],
  defaultBranch: string,
  at: Date,
): RunsAt<Run> {
  const existing = runs.filter(
    (run) => isOnBranch(run, defaultBranch) && existsAt(run, at) && !isVoidAt(run, at),
  );
  const finished: Run[] = [];
  const underWay: Run[] = [];
  for (const [highest, ...lower] of byRun(existing)) {
    if (!highest) continue;
    if (isFinishedAt(highest, at)) {
      finished.push(highest);
      continue;
    }
    underWay.push(highest);
    const before = lower.find((run) => isFinishedAt(run, at));
    if (before && before.status !== 'PASSED') finished.push(before);
  }
  return {
    finished: finished.sort(
      (a, b) =>
        b.testedAt.getTime() - a.testedAt.getTime() || (b.runNumber ?? 0) - (a.runNumber ?? 0) || b.id - a.id,
    ),
    underWay: underWay.sort((a, b) => startOf(b).getTime() - startOf(a).getTime() || b.id - a.id),
  };
}

/** The attempts of each run, highest first. */
function byRun<Run extends RunEvidence>(runs: readonly Run[]): Iterable<Run[]> {
  const groups = new Map<string | number, Run[]>();
  for (const run of [...runs].sort((a, b) => b.attempt - a.attempt)) {
    const key = run.runId ?? run.id;
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  }
  return groups.values();
}

/** Whether each run passed after a lower attempt of it had failed or broken down. */
export async function flakyRuns(db: Db, runs: readonly CiRunRow[]): Promise<boolean[]> {
  const retried = runs.flatMap(({ id, status, attempt }) => (status === 'PASSED' && attempt > 1 ? [id] : []));
  if (!retried.length) return runs.map(() => false);
  const { rows } = await db.execute<{ id: number }>(sql`
    select run.id from ${ciRuns} run where run.id in ${retried} and exists (
      select from ${ciRuns} lower
      where (lower.project_id = run.project_id or lower.combination_id = run.combination_id)
        and lower.criterion_id = run.criterion_id and lower.run_id = run.run_id
        and lower.attempt < run.attempt and lower.status in ('FAILED', 'ERRORED'))`);
  const flaky = new Set(rows.map(({ id }) => id));
  return runs.map(({ id }) => flaky.has(id));
}
