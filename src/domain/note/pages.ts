import { sql } from 'drizzle-orm';
import { meetings, noteProjects, notes } from '../../db/tables/index.ts';
import { isHeldBy } from '../meeting/held.ts';
import type { Source } from '../page.ts';
import { noteColumns as columns, type NoteRow } from './row.ts';

/** The notes of each meeting, in the order of the source. */
export const notesOfMeetings: Source<NoteRow> = {
  name: 'Meeting.notes',
  columns,
  as: 'notes',
  from: sql`${notes}`,
  where: sql`${notes.meetingId} = asked.id`,
  order: {
    name: 'Meeting.notes',
    keys: [
      { sql: columns.position, type: 'integer' },
      { sql: columns.id, type: 'integer' },
    ],
  },
};

/** The notes about each project, or that name it, of the meetings held on or before the day of its point. */
export const notesOfProjects: Source<NoteRow> = {
  name: 'Project.notes',
  columns,
  as: 'notes',
  from: sql`${noteProjects} join ${notes} on ${notes.id} = ${noteProjects.noteId} join ${meetings} on ${meetings.id} = ${notes.meetingId}`,
  where: sql`${noteProjects.projectId} = asked.id and ${isHeldBy}`,
  order: {
    name: 'Project.notes',
    keys: [
      { sql: meetings.date, type: 'date' },
      { sql: columns.position, type: 'integer' },
      { sql: columns.id, type: 'integer' },
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
