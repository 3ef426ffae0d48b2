import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { type AsOf, dateOf } from '../as-of.ts';
import { knownOf } from '../ledger/known.ts';
import { READINESS, type Readiness } from '../readiness.ts';
import { isOwnOn } from './merged.ts';

export interface ReadinessCount {
  /** Null: none recorded. */
  readiness: Readiness | null;
  projects: number;
}

/**
 * How many projects stand at each level on a day by a clock: every level in the order of the enum, then none recorded. Counted once for
 * as long as nothing is written.
 */
export async function countByReadiness(
  db: Db,
  asOf: AsOf,
  now: Date,
): Promise<readonly Readonly<ReadinessCount>[]> {
  const on = dateOf(asOf, now);
  return knownOf(db, `counts ${on} ${asOf.clock}`, async () => {
    const { rows } = await db.execute<{ readiness: Readiness | null; count: number }>(sql`
      select last."to" as readiness, count(*)::int as count
      from ${projects} left join (
        select distinct on (project_id) project_id, "to"
        from standing_status_changes(${on}::date, ${asOf.clock}::clock)
        where effect = 'SET' order by project_id, effective_on desc, meeting_date desc, place desc
      ) as last on last.project_id = ${projects.id}
      where ${isOwnOn(sql`${on}`)}
      group by last."to"`);
    const counts = new Map(rows.map(({ readiness, count }) => [readiness, count]));
    return [...READINESS, null].map((readiness) => ({ readiness, projects: counts.get(readiness) ?? 0 }));
  });
}
