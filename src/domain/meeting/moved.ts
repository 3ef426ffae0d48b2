import { getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetings } from '../../db/tables/index.ts';
import { type At, at } from '../as-of.ts';
import { listsById, type Point } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { MeetingRow } from './row.ts';

/** The meeting that was moved last to the day of each of these; null where none was. */
export async function movedFrom(db: Db, points: readonly Point[]): Promise<(At<MeetingRow> | null)[]> {
  const lists = await listsById(
    points,
    (ids) =>
      prepared(db, 'meetings moved from', () =>
        db
          .select(getTableColumns(meetings))
          .from(meetings)
          .where(sql`${meetings.movedToId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(meetings.date, meetings.id),
      ).execute({ ids }),
    ({ movedToId }) => movedToId,
  );
  return lists.map((list, index) => {
    const row = list.at(-1);
    return row ? at(row, (points[index] as Point).asOf) : null;
  });
}
