import { aliasedTable, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetings, waiverRevocations, waivers } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';
import type { WaiverRow } from './append.ts';
import type { WaiverEvidence } from './at.ts';

export type WaiverWithDays = WaiverRow & WaiverEvidence;

/** Every waiver of these projects, whatever became of it, oldest first; there are few. */
export async function waiversOfProjects(db: Db, projectIds: readonly number[]): Promise<WaiverWithDays[]> {
  if (!projectIds.length) return [];
  const revokedIn = aliasedTable(meetings, 'revoked_in');
  return prepared(db, 'waivers of projects', () =>
    db
      .select({ ...getTableColumns(waivers), grantedOn: meetings.date, revokedOn: revokedIn.date })
      .from(waivers)
      .innerJoin(meetings, eq(meetings.id, waivers.meetingId))
      .leftJoin(waiverRevocations, eq(waiverRevocations.waiverId, waivers.id))
      .leftJoin(revokedIn, eq(revokedIn.id, waiverRevocations.meetingId))
      .where(sql`${waivers.projectId} = any(${sql.placeholder('projects')}::int[])`)
      .orderBy(meetings.date, waivers.id),
  ).execute({ projects: [...projectIds] });
}
