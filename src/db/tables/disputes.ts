import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { identity, instant } from './columns.ts';
import { disputeState } from './enums.ts';
import { people } from './people.ts';
import { reportRevisions } from './reports.ts';
import { statusChanges } from './status-changes.ts';

/** Somebody's word that a record, or a line of the minutes, is wrong. Nobody but chairs sees it until a chair has published it. */
export const disputes = pgTable(
  'disputes',
  {
    id: identity(),
    statusChangeId: integer('status_change_id').references(() => statusChanges.id),
    revisionId: integer('revision_id').references(() => reportRevisions.id),
    line: integer('line'),
    reason: text('reason').notNull(),
    /** How to reach them: for chairs alone, and forgotten once it is answered or dismissed. */
    contact: text('contact'),
    state: disputeState('state').notNull().default('WAITING'),
    raisedAt: instant('raised_at').notNull(),
    /** A program of the tracker's own stands for readers who are not signed in. */
    raisedBy: integer('raised_by')
      .notNull()
      .references(() => people.id),
    judgedAt: instant('judged_at'),
    judgedBy: integer('judged_by').references(() => people.id),
    /** What the chair says to it; of one that is dismissed, why. */
    answer: text('answer'),
  },
  (table) => [
    check(
      'disputes_of_one',
      sql`num_nonnulls(${table.statusChangeId}, ${table.revisionId}) = 1 and (${table.revisionId} is null) = (${table.line} is null)`,
    ),
    check(
      'disputes_judged',
      sql`(${table.state} = 'WAITING') = (${table.judgedAt} is null) and (${table.judgedAt} is null) = (${table.judgedBy} is null)`,
    ),
    check(
      'disputes_answered',
      sql`${table.state} not in ('ANSWERED', 'DISMISSED') or ${table.answer} is not null and ${table.contact} is null`,
    ),
    index('disputes_of_record').on(table.statusChangeId),
    index('disputes_of_revision').on(table.revisionId),
    index('disputes_by_state').on(table.state, table.id),
  ],
);
