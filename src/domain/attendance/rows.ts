import { eq, getTableColumns, sql } from 'drizzle-orm';
import { attendances, meetings } from '../../db/tables/index.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';
import { isRecordedBy } from '../meeting/rows.ts';

export type AttendanceRow = typeof attendances.$inferSelect;

export const findAttendances: Find<AttendanceRow> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'attendances by id', () =>
        db
          .select({ ...getTableColumns(attendances), meetingDate: meetings.date })
          .from(attendances)
          .innerJoin(meetings, eq(meetings.id, attendances.meetingId))
          .where(sql`${attendances.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    ({ meetingDate }, asOf) => isRecordedBy(meetingDate, asOf, now),
  );

const columns = getTableColumns(attendances);

/** Who was at each meeting, or sent regrets, in the order of the source. */
export const attendancesOfMeetings = (state?: AttendanceRow['state'] | null): Source<AttendanceRow> => {
  const name = state ? `Meeting.attendance ${state.toLowerCase()}` : 'Meeting.attendance';
  const all = sql`${columns.meetingId} = asked.id`;
  return {
    name,
    columns,
    as: 'attendances',
    from: sql`${attendances}`,
    where: state ? sql`${all} and ${columns.state} = ${sql.raw(`'${state}'`)}` : all,
    order: {
      name,
      keys: [
        { sql: columns.position, type: 'integer' },
        { sql: columns.id, type: 'integer' },
      ],
    },
  };
};
