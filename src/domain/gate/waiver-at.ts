import { aliasedTable, eq, getTableColumns, sql } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import type { Db } from '../../db/index.ts';
import { meetings, waiverRevocations, waivers } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';

/** What of a waiver decides whether it stands; days of the meetings that granted and revoked it. */
export type WaiverEvidence = Pick<typeof waivers.$inferSelect, 'id' | 'expiresOn'> & {
  grantedOn: string;
  revokedOn: string | null;
};

/** How a waiver stands at an instant: it counts from the day of its meeting to the end of its last day. */
export type WaiverState = 'IN_FORCE' | 'EXPIRED' | 'REVOKED';

export function stateAt(waiver: Pick<WaiverEvidence, 'expiresOn' | 'revokedOn'>, at: Date): WaiverState {
  const day = dayOf(at);
  if (waiver.revokedOn !== null && waiver.revokedOn <= day) return 'REVOKED';
  return day <= waiver.expiresOn ? 'IN_FORCE' : 'EXPIRED';
}

/** The newest waiver granted on or before the day of an instant: it stands in the place of all before it, even once it has ended. */
export const waiverAt = <Waiver extends WaiverEvidence>(list: readonly Waiver[], at: Date): Waiver | null =>
  list
    .filter((waiver) => waiver.grantedOn <= dayOf(at))
    .sort((a, b) => b.grantedOn.localeCompare(a.grantedOn) || b.id - a.id)[0] ?? null;

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

export type WaiverRow = typeof waivers.$inferSelect;
