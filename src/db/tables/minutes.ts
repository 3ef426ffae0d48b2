import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, identity, wordsOfAttendance } from './columns.ts';
import { attendanceState, projectLinkVia } from './enums.ts';
import { meetings } from './meetings.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

/** Who was there and who sent regrets, as the minutes give them. */
export const attendances = pgTable(
  'attendances',
  {
    id: identity(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    /** Order in the source. */
    position: integer('position').notNull(),
    /** Null where the minutes give no handle. */
    personId: integer('person_id').references(() => people.id),
    /** As written; the handle where there is no other name. */
    name: text('name').notNull(),
    organisation: text('organisation'),
    /** What else stands there of them, such as `chair`. */
    remark: text('remark'),
    state: attendanceState('state').notNull(),
    /** Null where it was entered by hand and no line says it. */
    lineStart: integer('line_start'),
    lineEnd: integer('line_end'),
  },
  (table) => [
    check('attendances_lines', sql`(${table.lineStart} is null) = (${table.lineEnd} is null)`),
    index('attendances_meeting').on(table.meetingId, table.position),
    index('attendances_person').on(table.personId),
    index('attendances_words').using(
      'gin',
      sql`to_tsvector('simple'::regconfig, ${wordsOfAttendance(table)})`,
    ),
  ],
);

/**
 * What somebody is to do, by a line of minutes. What the line says is kept beside what counts now, so that importing it again undoes
 * nothing that people have entered since.
 */
export const actionItems = pgTable(
  'action_items',
  {
    id: identity(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    /** What is to be done, without box, owner and dates. */
    text: text('text').notNull(),
    /** The line as it stands, plain. */
    quote: text('quote').notNull(),
    /** As written: `@handle`, a name, or several. */
    owner: text('owner'),
    /** Whom the first handle in `owner` means. */
    ownerId: integer('owner_id').references(() => people.id),
    dueOn: day('due_on'),
    doneOn: day('done_on'),
    statedOwner: text('stated_owner'),
    statedDueOn: day('stated_due_on'),
    statedDoneOn: day('stated_done_on'),
    /** Null where it was entered by hand and no line says it. */
    lineStart: integer('line_start'),
    lineEnd: integer('line_end'),
  },
  (table) => [
    check('action_items_lines', sql`(${table.lineStart} is null) = (${table.lineEnd} is null)`),
    index('action_items_meeting').on(table.meetingId, table.position),
    index('action_items_owner').on(table.ownerId),
    index('action_items_open').on(table.meetingId).where(sql`${table.doneOn} is null`),
    check('action_items_owner_named', sql`${table.ownerId} is null or ${table.owner} is not null`),
  ],
);

export const actionItemProjects = pgTable(
  'action_item_projects',
  {
    actionItemId: integer('action_item_id')
      .notNull()
      .references(() => actionItems.id, { onDelete: 'cascade' }),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    via: projectLinkVia('via').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actionItemId, table.projectId] }),
    index('action_item_projects_project').on(table.projectId),
  ],
);

/** What the minutes say was resolved or voted on. A quotation: only decisions become records. */
export const resolutions = pgTable(
  'resolutions',
  {
    id: identity(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    text: text('text').notNull(),
    votesFor: integer('votes_for'),
    votesAgainst: integer('votes_against'),
    votesAbstained: integer('votes_abstained'),
    isUnanimous: boolean('is_unanimous').notNull(),
    /** Line of the decision that it stands with, in the report's current revision. */
    decisionLine: integer('decision_line'),
    lineStart: integer('line_start').notNull(),
    lineEnd: integer('line_end').notNull(),
  },
  (table) => [index('resolutions_meeting').on(table.meetingId, table.position)],
);
