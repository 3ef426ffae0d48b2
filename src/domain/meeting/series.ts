import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetingSeries } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';

export type MeetingSeries = typeof meetingSeries.$inferSelect;

/** The series that each meeting belongs to; null where it belongs to none. */
export async function seriesOf(
  db: Db,
  meetings: readonly { seriesId: number | null }[],
): Promise<(MeetingSeries | null)[]> {
  const ids = [...new Set(meetings.flatMap(({ seriesId }) => seriesId ?? []))];
  const rows = ids.length
    ? await prepared(db, 'series by id', () =>
        db
          .select()
          .from(meetingSeries)
          .where(sql`${meetingSeries.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids })
    : [];
  const found = new Map(rows.map((row) => [row.id, row]));
  return meetings.map(({ seriesId }) => found.get(seriesId ?? 0) ?? null);
}
