import { sql } from 'drizzle-orm';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { meetings } from './meetings.ts';
import { people } from './people.ts';

/** The notes that chairs write while a meeting is held; only chairs see them until it is closed. */
export const meetingDrafts = pgTable('meeting_drafts', {
  meetingId: integer('meeting_id')
    .primaryKey()
    .references(() => meetings.id, { onDelete: 'cascade' }),
  /** The report without its decisions, in Markdown. */
  notes: text('notes').notNull(),
  /** Lines of the report that are yet to be written, each with its bullet. */
  decisions: text('decisions').array().notNull().default(sql`'{}'`),
  /** Counted up with each save, so that nobody overwrites what they have not seen. */
  version: integer('version').notNull(),
  savedAt: instant('saved_at').notNull(),
  savedBy: integer('saved_by')
    .notNull()
    .references(() => people.id),
});
