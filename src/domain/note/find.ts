import { eq, sql } from 'drizzle-orm';
import { meetings, notes } from '../../db/tables/index.ts';
import { isRecordedBy } from '../meeting/find.ts';
import { type Find, rowsAt } from '../point.ts';
import { prepared } from '../prepared.ts';
import { type NoteRow, noteColumns } from './row.ts';

export const findNotes: Find<NoteRow> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'notes by id', () =>
        db
          .select({ ...noteColumns, meetingDate: meetings.date })
          .from(notes)
          .innerJoin(meetings, eq(meetings.id, notes.meetingId))
          .where(sql`${notes.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    (note, asOf) => isRecordedBy(note.meetingDate, asOf, now),
  );
