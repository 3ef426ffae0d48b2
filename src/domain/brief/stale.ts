import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { type BriefSection, briefItem, sectionOf } from './item.ts';

interface Row extends Record<string, unknown> {
  id: number;
  name: string;
  touchedOn: string;
  staleFrom: string;
}

/** Projects whose readiness no meeting has touched for so long that they have gone stale since. */
export async function briefedStale(
  db: Db,
  { since, today, staleDays }: { since: string; today: string; staleDays: number },
): Promise<BriefSection> {
  const { rows } = await db.execute<Row>(sql`
    select project.id, project.name, last.touched_on::text as "touchedOn",
      (last.touched_on + ${staleDays}::int + 1)::text as "staleFrom"
    from projects project join lateral (
      select max(standing.meeting_date) as touched_on from standing_status_changes(${today}::date, 'EFFECTIVE') standing
      where standing.project_id = project.id and standing.meeting_date <= ${today}::date
    ) last on last.touched_on + ${staleDays}::int + 1 between ${since}::date and ${today}::date
    order by last.touched_on, project.slug`);
  return sectionOf(
    rows.map(({ id, name, touchedOn, staleFrom }) =>
      briefItem(
        `${name} has gone stale on ${staleFrom}: no meeting has touched its readiness since ${touchedOn}.`,
        {
          date: staleFrom,
          projectIds: [id],
        },
      ),
    ),
  );
}
