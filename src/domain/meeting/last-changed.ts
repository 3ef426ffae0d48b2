import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetings, reportRevisions, reports } from '../../db/tables/index.ts';
import { instantsOf, lastActOn, latestOf } from '../audit/last-act.ts';
import { prepared } from '../prepared.ts';

/** When what is known of each meeting last changed: by an act on it, or by a revision of its report. Null where neither is on record. */
export async function meetingsLastChanged(
  db: Db,
  points: readonly { id: number }[],
): Promise<(Date | null)[]> {
  const rows = await prepared(db, 'meetings last changed', () =>
    db
      .select({
        id: meetings.id,
        at: latestOf(
          lastActOn('Meeting', meetings.id),
          lastActOn('Report', reports.id),
          sql`(select max(${reportRevisions.importedAt}) from ${reportRevisions} where ${reportRevisions.reportId} = ${reports.id})`,
        ),
      })
      .from(meetings)
      .leftJoin(reports, sql`${reports.meetingId} = ${meetings.id}`)
      .where(sql`${meetings.id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: points.map(({ id }) => id) });
  return instantsOf(points, rows);
}
