import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { type AsOf, type At, dateOf } from '../as-of.ts';
import { findProjects } from '../project/find.ts';
import type { ProjectRow } from '../project/row.ts';

/** The members of the channel on a day by a clock: the projects at TESTING, by slug. Of more than `most` any of them, so many. */
export async function channelProjects(
  db: Db,
  asOf: AsOf,
  now: Date,
  most: number | null = null,
): Promise<At<ProjectRow>[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select project_id as id from (
      select distinct on (project_id) project_id, "to" from standing_status_changes(${dateOf(asOf, now)}::date, ${asOf.clock}::clock)
      where effect = 'SET' order by project_id, effective_on desc, meeting_date desc, place desc
    ) as last where "to" = 'TESTING' limit ${most}::int`);
  if (!rows.length) return [];
  const found = await findProjects(
    db,
    rows.map(({ id }) => ({ id, asOf })),
    now,
  );
  return found.flatMap((project) => project ?? []).sort((a, b) => (a.slug < b.slug ? -1 : 1));
}
