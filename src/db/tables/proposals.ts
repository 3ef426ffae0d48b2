import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, identity, instant } from './columns.ts';
import { criteria } from './criteria.ts';
import { proposalOutcome, readiness, suggestionState } from './enums.ts';
import { meetings } from './meetings.ts';
import { notes } from './notes.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';
import { reportRevisions } from './reports.ts';
import { statusChanges } from './status-changes.ts';

export const proposals = pgTable(
  'proposals',
  {
    id: identity(),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    to: readiness('to').notNull(),
    /** When it became, or is to become, true in the world; null where the proposal leaves it to the meeting. */
    effectiveOn: day('effective_on'),
    reason: text('reason').notNull(),
    openedOn: day('opened_on').notNull(),
    openedAt: instant('opened_at').notNull().defaultNow(),
    openedBy: integer('opened_by')
      .notNull()
      .references(() => people.id),
    /** The criterion whose failure opened it, for a demotion. */
    criterionId: integer('criterion_id').references(() => criteria.id),
    /** Null while open. */
    outcome: proposalOutcome('outcome'),
    closedOn: day('closed_on'),
    closedBy: integer('closed_by').references(() => people.id),
    closedReason: text('closed_reason'),
    statusChangeId: integer('status_change_id')
      .unique()
      .references(() => statusChanges.id),
  },
  (table) => [
    uniqueIndex('proposals_one_open')
      .on(table.projectId, table.to, sql`coalesce(${table.criterionId}, 0)`)
      .where(sql`${table.outcome} is null`),
    check('proposals_closed', sql`(${table.outcome} is null) = (${table.closedOn} is null)`),
    check(
      'proposals_recorded',
      sql`(${table.outcome} is not null and ${table.outcome} = 'RECORDED') = (${table.statusChangeId} is not null)`,
    ),
    index('proposals_project').on(table.projectId, table.openedOn),
    index('proposals_entered').on(table.projectId, table.openedAt),
    index('proposals_by_opening').on(table.openedOn, table.id),
    index('proposals_by_closing').on(table.closedOn, table.id),
    index('proposals_open').on(table.openedOn, table.id).where(sql`${table.outcome} is null`),
  ],
);

/** A quoted line of the minutes that may bear on readiness, waiting for a person. Never counted as a proposal. */
export const suggestions = pgTable(
  'suggestions',
  {
    id: identity(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meetings.id),
    projectId: integer('project_id').references(() => projects.id),
    noteId: integer('note_id').references(() => notes.id, { onDelete: 'set null' }),
    revisionId: integer('revision_id')
      .notNull()
      .references(() => reportRevisions.id),
    lineStart: integer('line_start').notNull(),
    lineEnd: integer('line_end').notNull(),
    quote: text('quote').notNull(),
    /** Which kind of word it was found by, such as `maturity` or `upstreaming`. */
    rule: text('rule').notNull(),
    suggestedTo: readiness('suggested_to'),
    state: suggestionState('state').notNull().default('WAITING'),
    proposalId: integer('proposal_id').references(() => proposals.id),
    closedOn: day('closed_on'),
    closedBy: integer('closed_by').references(() => people.id),
    closedReason: text('closed_reason'),
  },
  (table) => [
    index('suggestions_meeting').on(table.meetingId),
    index('suggestions_project').on(table.projectId),
  ],
);

/** Who is for or against a proposal, and why: of each person what they said last. */
export const proposalVoices = pgTable(
  'proposal_voices',
  {
    id: identity(),
    proposalId: integer('proposal_id')
      .notNull()
      .references(() => proposals.id),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    isFor: boolean('is_for').notNull(),
    reason: text('reason').notNull(),
    enteredAt: instant('entered_at').notNull(),
  },
  (table) => [uniqueIndex('proposal_voices_of_person').on(table.proposalId, table.personId)],
);
