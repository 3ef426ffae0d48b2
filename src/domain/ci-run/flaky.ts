import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { ciRuns } from '../../db/tables/index.ts';
import type { CiRunRow } from './at.ts';

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
