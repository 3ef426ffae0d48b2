import { and, inArray, isNotNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetings } from '../../db/tables/index.ts';
import { keyOf } from './key.ts';

/** The keys of the meetings of some days, by what a record says of its own. */
export async function keysOfDays(
  db: Db,
  days: readonly string[],
): Promise<(record: { meetingId: number; meetingDate: string }) => string> {
  const rows = days.length
    ? await db
        .select({ id: meetings.id, name: meetings.name })
        .from(meetings)
        .where(and(inArray(meetings.date, [...new Set(days)]), isNotNull(meetings.name)))
    : [];
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ({ meetingId, meetingDate: date }) => keyOf({ date, name: names.get(meetingId) ?? null });
}

/** Whether the meeting of a row has one of these names. */
export const isOfNamed = (meetingId: SQLWrapper, names: readonly string[]): SQL =>
  sql`${meetingId} in (select id from meetings where name = any(${sql.param([...names])}::text[]))`;

/** Those of the meeting that is meant: of a day alone the unnamed one, or whichever there are. */
export function meantBy<Row>(asked: string, rows: readonly Row[], keyOfRow: (row: Row) => string): Row[] {
  const exact = rows.filter((row) => keyOfRow(row) === asked);
  if (exact.length || asked.length > 10) return exact;
  return rows.filter((row) => keyOfRow(row).slice(0, 10) === asked);
}
