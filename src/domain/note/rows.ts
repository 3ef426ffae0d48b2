import { eq, getTableColumns, sql } from 'drizzle-orm';
import { meetings, noteProjects, notes } from '../../db/tables/index.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';
import { isHeldBy } from '../meeting/held.ts';
import { isRecordedBy } from '../meeting/rows.ts';

const { search, ...columns } = getTableColumns(notes);

const noteColumns = columns;
export type NoteRow = Omit<typeof notes.$inferSelect, 'search'>;

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

/** The notes of each meeting, in the order of the source. */
export const notesOfMeetings: Source<NoteRow> = {
  name: 'Meeting.notes',
  columns: noteColumns,
  as: 'notes',
  from: sql`${notes}`,
  where: sql`${notes.meetingId} = asked.id`,
  order: {
    name: 'Meeting.notes',
    keys: [
      { sql: noteColumns.position, type: 'integer' },
      { sql: noteColumns.id, type: 'integer' },
    ],
  },
};

/** The notes about each project, or that name it, of the meetings held on or before the day of its point. */
export const notesOfProjects: Source<NoteRow> = {
  name: 'Project.notes',
  columns: noteColumns,
  as: 'notes',
  from: sql`${noteProjects} join ${notes} on ${notes.id} = ${noteProjects.noteId} join ${meetings} on ${meetings.id} = ${notes.meetingId}`,
  where: sql`${noteProjects.projectId} = asked.id and ${isHeldBy}`,
  order: {
    name: 'Project.notes',
    keys: [
      { sql: meetings.date, type: 'date' },
      { sql: noteColumns.position, type: 'integer' },
      { sql: noteColumns.id, type: 'integer' },
    ],
  },
};

/** The notes of all meetings held by the day, by meeting and in the order of the source. */
export const everyNote: Source<NoteRow> = {
  ...notesOfProjects,
  name: 'Query.notes',
  from: sql`${meetings} join ${notes} on ${notes.meetingId} = ${meetings.id}`,
  where: isHeldBy,
  order: { ...notesOfProjects.order, name: 'Query.notes' },
};
