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
  /** Path in the group's repository, `reports/2017-05-24.md`. */
  path: text('path').notNull().unique(),
  /** Folder of the reports as it was called when the first revision was taken: where reports are kept may change. */
  folder: text('folder').notNull(),
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
    /** Counted up over all files of the meeting in the order in which they were taken, from 1. */
    number: integer('number').notNull(),
    /** SHA-256 of the content, hexadecimal. */
    hash: text('hash').notNull(),
    content: text('content').notNull(),
    isParaphrase: boolean('is_paraphrase').notNull(),
    /** Where this content, or the original of a paraphrase, can be read; null: in the group's repository, under `file`. */
    link: text('link'),
    /** Where the file lies below the reports' folder; null: under the report's own name. */
    file: text('file'),
    /** Commit of the group's repository that has this content, hexadecimal; null where it is not known. */
    commit: text('commit'),
    /** When the author of that commit wrote it; null where it is not known. */
    writtenAt: instant('written_at'),
    /** Base name of the file that it was taken from; null where that is not known. */
    takenFrom: text('taken_from'),
    /** What it says beside its title and any dates: the same under another date may be the same meeting. */
    bodyHash: text('body_hash'),
    importedAt: instant('imported_at').notNull().defaultNow(),
    importedBy: integer('imported_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    unique('report_revisions_number').on(table.reportId, table.number),
    unique('report_revisions_hash').on(table.reportId, table.hash),
    index('report_revisions_body').on(table.bodyHash),
  ],
);

/** Lines of a revision that an admin took out; no table holds their words any longer. */
export const redactions = pgTable(
  'redactions',
  {
    id: identity(),
    revisionId: integer('revision_id')
      .notNull()
      .references(() => reportRevisions.id),
    lineStart: integer('line_start').notNull(),
    lineEnd: integer('line_end').notNull(),
    reason: text('reason').notNull(),
    /** SHA-256 of the content since then: whoever has the original blanks these lines in it, and gets the same. */
    hash: text('hash').notNull(),
    redactedAt: instant('redacted_at').notNull(),
    redactedBy: integer('redacted_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [index('redactions_revision').on(table.revisionId, table.lineStart)],
);

/** Decision lines of a report and what each became; the record itself is in its own table. */
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
    /** The revision that had the line last, where the current one has it no longer; what it decided stands until it is taken back. */
    missingSinceRevisionId: integer('missing_since_revision_id').references(() => reportRevisions.id),
  },
  (table) => [
    index('decisions_report').on(table.reportId, table.position),
    index('decisions_record').on(table.recordTable, table.recordId),
  ],
);
