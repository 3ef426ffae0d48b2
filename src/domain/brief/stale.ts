import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { isStale } from '../project/current.ts';
import { type BriefSection, briefItem, MOST_ITEMS, sectionOfRows } from './item.ts';

interface Row extends Record<string, unknown> {
  id: number;
  name: string;
  touchedOn: string;
  staleFrom: string;
  total: number;
}

/** Projects whose readiness no meeting has touched for so long that they have gone stale since. */
export async function briefedStale(
  db: Db,
  { since, today, staleDays }: { since: string; today: string; staleDays: number },
): Promise<BriefSection> {
  const { rows } = await db.execute<Row>(sql`
    select project.id, project.name, last.touched_on::text as "touchedOn",
      (last.touched_on + ${staleDays}::int + 1)::text as "staleFrom", last.total
    from (
      select touched.project_id, max(touched.meeting_date) as touched_on, count(*) over ()::int as total
      from standing_status_changes(${today}::date, 'EFFECTIVE') touched
      join projects own on own.id = touched.project_id and (own.merged_on is null or own.merged_on > ${today}::date)
      where touched.meeting_date between ${since}::date - ${staleDays}::int - 1 and ${today}::date - ${staleDays}::int - 1
        and ${isStale(sql`touched.project_id`, sql`${staleDays}`, { asOf: sql`${today}::date`, clock: sql`'EFFECTIVE'` })}
      group by touched.project_id
    ) last join projects project on project.id = last.project_id
    order by last.touched_on, project.slug limit ${MOST_ITEMS}`);
  return sectionOfRows(rows, ({ id, name, touchedOn, staleFrom }) =>
    briefItem(
      `${name} went stale on ${staleFrom}: no meeting has recorded or confirmed its level since ${touchedOn}.`,
      {
        date: staleFrom,
        projectIds: [id],
      },
    ),
  );
}
