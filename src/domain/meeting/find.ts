import { sql } from 'drizzle-orm';
import { meetings } from '../../db/tables/index.ts';
import { type AsOf, dateOf } from '../as-of.ts';
import { type Find, rowsAt } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { MeetingRow } from './row.ts';

export const findMeetings: Find<MeetingRow> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'meetings by id', () =>
        db
          .select()
          .from(meetings)
          .where(sql`${meetings.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    (meeting, asOf) => isRecordedBy(meeting.date, asOf, now),
  );

/** By RECORDED, what a later meeting said is not there yet; by EFFECTIVE all that is known today is. */
export const isRecordedBy = (meetingDate: string, asOf: AsOf, now: Date): boolean =>
  asOf.clock === 'EFFECTIVE' || meetingDate <= dateOf(asOf, now);
