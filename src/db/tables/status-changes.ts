import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { day, identity, instant } from './columns.ts';
import { basis, readiness, statusChangeEffect, statusChangeKind } from './enums.ts';
import { meetings } from './meetings.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

/** The append-only ledger. What may be inserted is decided by the triggers of the migration `ledger_rules`. */
export const statusChanges = pgTable(
  'status_changes',
  {
    id: identity(),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    /** Order of entry within the project, from 1. */
    sequence: integer('sequence').notNull(),
    /** Sequence of the record at the root of the chain of corrections: a correction stands where the corrected record stood. Filled by the database. */
    place: integer('place').notNull().default(0),
    kind: statusChangeKind('kind').notNull(),
    effect: statusChangeEffect('effect').notNull(),
    correctsId: integer('corrects_id').references((): AnyPgColumn => statusChanges.id),
    meetingId: integer('meeting_id').notNull(),
    meetingDate: day('meeting_date').notNull(),
    effectiveOn: day('effective_on').notNull(),
    /** Null for a retraction only. */
    to: readiness('to'),
    statedFrom: readiness('stated_from'),
    basis: basis('basis').notNull(),
    reason: text('reason').notNull(),
    /** A chair's reason for a move or a gate that the rules would refuse. */
    override: text('override'),
    /** The gate as it stood when the record was entered; null where the step has none. */
    gate: jsonb('gate'),
    enteredAt: instant('entered_at').notNull().defaultNow(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    foreignKey({
      name: 'status_changes_meeting',
      columns: [table.meetingId, table.meetingDate],
      foreignColumns: [meetings.id, meetings.date],
    }).onUpdate('cascade'),
    unique('status_changes_place').on(table.projectId, table.sequence),
    check('status_changes_to', sql`(${table.effect} = 'RETRACT') = (${table.to} is null)`),
    check('status_changes_corrects', sql`(${table.kind} = 'CORRECTION') = (${table.correctsId} is not null)`),
    check(
      'status_changes_effect',
      sql`case ${table.kind} when 'CHANGE' then ${table.effect} = 'SET' when 'CONFIRMATION' then ${table.effect} = 'CONFIRM' else true end`,
    ),
    // Of corrections alone: with the others in it, reading what stands of each project might walk the whole ledger each time.
    uniqueIndex('status_changes_one_correction')
      .on(table.correctsId)
      .where(sql`${table.correctsId} is not null`),
    index('status_changes_order').on(table.projectId, table.effectiveOn, table.meetingDate, table.place),
    index('status_changes_of_effect').on(
      table.projectId,
      table.effect,
      table.effectiveOn,
      table.meetingDate,
      table.place,
    ),
    index('status_changes_of_place').on(table.projectId, table.place, table.sequence),
    index('status_changes_of_meeting').on(table.projectId, table.meetingDate, table.place),
    // What a meeting recorded is read in its order, and counted, through this alone.
    index('status_changes_recorded_at').on(
      table.meetingId,
      table.effectiveOn,
      table.meetingDate,
      table.place,
      table.id,
    ),
    index('status_changes_by_effect').on(table.effectiveOn, table.meetingDate, table.id),
    index('status_changes_by_record').on(table.meetingDate, table.id),
  ],
);

/** Which moves the ledger takes. `from` is null where nothing is recorded yet. */
export const allowedMoves = pgTable(
  'allowed_moves',
  {
    id: identity(),
    from: readiness('from'),
    to: readiness('to').notNull(),
    requiresOverride: boolean('requires_override').notNull().default(false),
    description: text('description').notNull(),
  },
  (table) => [unique('allowed_moves_pair').on(table.from, table.to).nullsNotDistinct()],
);

/** Which commit brought a record, by the version of the ledger that it made: null until then. Order of commits, not of entry. */
export const ledgerEvents = pgTable(
  'ledger_events',
  {
    statusChangeId: integer('status_change_id')
      .primaryKey()
      .references(() => statusChanges.id),
    version: bigint('version', { mode: 'number' }),
  },
  (table) => [index('ledger_events_version').on(table.version, table.statusChangeId)],
);
