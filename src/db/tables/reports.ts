import { type AnyPgColumn, boolean, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { identity, instant } from './columns.ts';
import { meetings } from './meetings.ts';
import { people } from './people.ts';

export const reports = pgTable('reports', {
  id: identity(),
  meetingId: integer('meeting_id')
    .notNull()
    .unique()
    .references(() => meetings.id),
  /** Path in the SIG's repository, `reports/sig-security/2017-05-24.md`. */
  path: text('path').notNull().unique(),
  /** The revision that was applied last; earlier ones stay readable. */
  currentRevisionId: integer('current_revision_id').references((): AnyPgColumn => reportRevisions.id),
});

export const reportRevisions = pgTable(
  'report_revisions',
  {
    id: identity(),
    reportId: integer('report_id')
      .notNull()
      .references(() => reports.id),
    /** 1 for the first content imported, then counted up. */
    number: integer('number').notNull(),
    /** SHA-256 of the content, hexadecimal. */
    hash: text('hash').notNull(),
    content: text('content').notNull(),
    isParaphrase: boolean('is_paraphrase').notNull(),
    /** Where this content, or the original of a paraphrase, can be read; null where it is not known. */
    link: text('link'),
    importedAt: instant('imported_at').notNull().defaultNow(),
    importedBy: integer('imported_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    unique('report_revisions_number').on(table.reportId, table.number),
    unique('report_revisions_hash').on(table.reportId, table.hash),
  ],
);

/** Decision lines of the current revision and what each became; the record itself is in its own table. */
export const decisions = pgTable(
  'decisions',
  {
    id: identity(),
    reportId: integer('report_id')
      .notNull()
      .references(() => reports.id),
    position: integer('position').notNull(),
    lineStart: integer('line_start').notNull(),
    lineEnd: integer('line_end').notNull(),
    /** What the decision is about (`status wireguard`, `assessment wireguard ci-boots`): the same subject in a corrected report is the same decision. */
    subject: text('subject').notNull(),
    /** The parsed decision, for comparing it with the corrected report's. */
    content: jsonb('content').notNull(),
    /** Table and id of the record that stands for it now. */
    recordTable: text('record_table').notNull(),
    recordId: integer('record_id').notNull(),
  },
  (table) => [index('decisions_report').on(table.reportId, table.position)],
);
