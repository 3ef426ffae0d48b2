import { eq, getTableColumns, sql } from 'drizzle-orm';
import { attendances, meetings } from '../../db/tables/index.ts';
import { isRecordedBy } from '../meeting/find.ts';
import { type Find, rowsAt } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { AttendanceRow } from './row.ts';

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
