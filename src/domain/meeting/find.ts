import { getTableColumns } from 'drizzle-orm';
import { meetings } from '../../db/tables/index.ts';
import { type AsOf, dateOf } from '../as-of.ts';
import { type Find, rowsAt } from '../point.ts';
import { rowsById } from '../rows-by-id.ts';
import type { MeetingRow } from './row.ts';

const meetingsById = rowsById<MeetingRow>('meetings by id', meetings, getTableColumns(meetings), ['date']);

export const findMeetings: Find<MeetingRow> = (db, points, now, wanted) =>
  rowsAt(
    points,
    (ids) => meetingsById(db, ids, wanted),
    (meeting, asOf) => isRecordedBy(meeting.date, asOf, now),
  );

/** By RECORDED, what a later meeting said is not there yet; by EFFECTIVE all that is known today is. */
export const isRecordedBy = (meetingDate: string, asOf: AsOf, now: Date): boolean =>
  asOf.clock === 'EFFECTIVE' || meetingDate <= dateOf(asOf, now);
