import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetingDrafts } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';

export type DraftRow = typeof meetingDrafts.$inferSelect;

/** What is written so far of each of these meetings; null: nothing. */
export async function draftsOf(db: Db, meetings: readonly { id: number }[]): Promise<(DraftRow | null)[]> {
  const rows = await prepared(db, 'drafts of meetings', () =>
    db
      .select()
      .from(meetingDrafts)
      .where(sql`${meetingDrafts.meetingId} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: meetings.map(({ id }) => id) });
  const byMeeting = new Map(rows.map((row) => [row.meetingId, row]));
  return meetings.map(({ id }) => byMeeting.get(id) ?? null);
}
