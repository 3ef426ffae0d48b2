import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { identity, tsvector, wordsOf } from './columns.ts';
import { projectLinkRole, projectLinkVia } from './enums.ts';
import { meetings } from './meetings.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

export const notes = pgTable(
  'notes',
  {
    id: identity(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meetings.id),
    parentId: integer('parent_id').references((): AnyPgColumn => notes.id, { onDelete: 'cascade' }),
    /** Order in the source. */
    position: integer('position').notNull(),
    /** 0 for the topics of the meeting. */
    depth: integer('depth').notNull(),
    /** Text of the topic the note stands under; its own text for a topic. */
    section: text('section').notNull(),
    speakerId: integer('speaker_id').references(() => people.id),
    /** As the minutes call whoever speaks; null where they do not say, or give a handle alone. */
    speakerName: text('speaker_name'),
    /** Plain, with wraps joined by one space. */
    text: text('text').notNull(),
    /** The dedented slice of the source. */
    markdown: text('markdown').notNull(),
    links: text('links').array().notNull().default(sql`'{}'`),
    lineStart: integer('line_start').notNull(),
    lineEnd: integer('line_end').notNull(),
    search: tsvector('search')
      .notNull()
      .generatedAlwaysAs((): SQL => wordsOf(sql`(${notes.text} || ' '::text || joined(${notes.links}))`)),
  },
  (table) => [
    index('notes_meeting').on(table.meetingId, table.position),
    index('notes_search').using('gin', table.search),
    index('notes_speaker').on(table.speakerId),
  ],
);

export const noteProjects = pgTable(
  'note_projects',
  {
    noteId: integer('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    role: projectLinkRole('role').notNull(),
    via: projectLinkVia('via').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.noteId, table.projectId] }),
    index('note_projects_project').on(table.projectId),
  ],
);
