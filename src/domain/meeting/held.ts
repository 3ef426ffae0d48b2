import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetings } from '../../db/tables/index.ts';
import { type At, at } from '../as-of.ts';
import { decoded } from '../decoded.ts';
import { askedPoints, byPoint, type Point, pointValues } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { MeetingRow } from './row.ts';

/** Whether minutes or a chair say that it was held; never the clock alone. */
export const isHeld = ({ state }: Pick<MeetingRow, 'state'>): boolean => state === 'HELD';

/** {@link isHeld} of a meeting by the name that its table has in a statement. */
export const wasHeld = (table: string): SQL => sql`(${sql.identifier(table)}.state = 'HELD')`;

/** {@link isHeld}, on or before the day of `asked`. */
export const isHeldBy: SQL = sql`(${meetings.date} <= asked.as_of and ${wasHeld('meetings')})`;

/** The meeting held next before, or after, each of these; null where none was held by then. */
export async function neighbours(
  db: Db,
  points: readonly Point[],
  now: Date,
  side: 'previous' | 'next',
): Promise<(At<MeetingRow> | null)[]> {
  const [sign, direction] = side === 'next' ? ['>', 'asc'] : ['<', 'desc'];
  const rows = await prepared(db, `${side} meetings`, () =>
    db
      .select({ ord: sql<number>`asked.ord`, ...decoded(getTableColumns(meetings)) })
      .from(askedPoints)
      .innerJoin(
        sql`lateral (
          select ${meetings}.* from ${meetings}
          where (${meetings.date}, coalesce(${meetings.name}, '')) ${sql.raw(sign)}
              (select own.date, coalesce(own.name, '') from meetings as own where own.id = asked.id) and ${isHeldBy}
          order by ${meetings.date} ${sql.raw(direction)}, coalesce(${meetings.name}, '') ${sql.raw(direction)} limit 1) as ${meetings}`,
        sql`true`,
      ),
  ).execute(pointValues(points, now));
  return byPoint(points, rows).map(([row], index) => {
    const point = points[index];
    if (!row || !point) return null;
    const { ord, ...meeting } = row;
    return at(meeting, point.asOf);
  });
}
