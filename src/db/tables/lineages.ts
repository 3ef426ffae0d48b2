import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { day, identity, instant } from './columns.ts';
import { lineageKind } from './enums.ts';
import { meetings } from './meetings.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

/** What became of projects at meetings: one was merged into another, or another was split off one. Append-only, but that a merger can be taken back once. */
export const lineages = pgTable(
  'lineages',
  {
    id: identity(),
    kind: lineageKind('kind').notNull(),
    /** The project that was merged, or of which one was split off. */
    fromId: integer('from_id')
      .notNull()
      .references(() => projects.id),
    /** The project that it was merged into, or the one that was split off. */
    toId: integer('to_id')
      .notNull()
      .references(() => projects.id),
    meetingId: integer('meeting_id').notNull(),
    meetingDate: day('meeting_date').notNull(),
    /** Names that went over: of reports of later meetings they mean the other project. */
    names: text('names').array().notNull().default(sql`'{}'`),
    /** The names that a merged project had, in their order; null where that was not kept. */
    aliases: text('aliases').array(),
    /** Ids of its proposals that were withdrawn with the merger. */
    withdrawn: integer('withdrawn').array().notNull().default(sql`'{}'`),
    reason: text('reason').notNull(),
    enteredAt: instant('entered_at').notNull().defaultNow(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => people.id),
    /** Null while it stands. */
    takenBackAt: instant('taken_back_at'),
    takenBackBy: integer('taken_back_by').references(() => people.id),
    takenBackReason: text('taken_back_reason'),
  },
  (table) => [
    foreignKey({
      name: 'lineages_meeting',
      columns: [table.meetingId, table.meetingDate],
      foreignColumns: [meetings.id, meetings.date],
    }).onUpdate('cascade'),
    check('lineages_two', sql`${table.fromId} <> ${table.toId}`),
    check(
      'lineages_taken_back',
      sql`(${table.takenBackAt} is null) = (${table.takenBackBy} is null) and (${table.takenBackAt} is null) = (${table.takenBackReason} is null)`,
    ),
    index('lineages_from').on(table.fromId, table.id),
    index('lineages_to').on(table.toId, table.id),
    index('lineages_meeting_of').on(table.meetingId),
  ],
);
