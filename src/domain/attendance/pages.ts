import { getTableColumns, sql } from 'drizzle-orm';
import { attendances } from '../../db/tables/index.ts';
import type { Source } from '../page.ts';
import type { AttendanceRow } from './row.ts';

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
