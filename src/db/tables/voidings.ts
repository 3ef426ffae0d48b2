import { type SQL, sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { identity, instant } from './columns.ts';
import { voidedKind } from './enums.ts';
import { people } from './people.ts';

/** Something that was entered by mistake and is set aside, with everything that goes with it, until it is restored. */
export const voidings = pgTable(
  'voidings',
  {
    id: identity(),
    kind: voidedKind('kind').notNull(),
    /** Id of the row that is void; it has the same when it is restored. */
    rowId: integer('row_id').notNull(),
    /** By what it was asked for: the slug, the day, the path. */
    key: text('key').notNull(),
    title: text('title').notNull(),
    reason: text('reason').notNull(),
    voidedAt: instant('voided_at').notNull().defaultNow(),
    voidedBy: integer('voided_by')
      .notNull()
      .references(() => people.id),
    /** Null while it is void. */
    restoredAt: instant('restored_at'),
    restoredBy: integer('restored_by').references(() => people.id),
    restoredReason: text('restored_reason'),
  },
  (table) => [
    uniqueIndex('voidings_void').on(table.kind, table.rowId).where(sql`${table.restoredAt} is null`),
    check(
      'voidings_restored',
      sql`(${table.restoredAt} is null) = (${table.restoredBy} is null) and (${table.restoredAt} is null) = (${table.restoredReason} is null)`,
    ),
  ],
);

/** The rows that were set aside, whole. They are in no table meanwhile, so that nothing which reads one can show them. Append-only. */
export const voidedRows = pgTable(
  'voided_rows',
  {
    id: identity(),
    voidingId: integer('voiding_id')
      .notNull()
      .references(() => voidings.id),
    tableName: text('table_name').notNull(),
    /** Without the columns that the database makes of others. */
    row: jsonb('row').notNull(),
    /** How many steps away from what is void it was found. */
    step: integer('step').notNull(),
    /** Found by what refers to it, and not only because it is in one chain of corrections with such a record. */
    isDirect: boolean('is_direct').notNull(),
    digest: text('digest')
      .notNull()
      .generatedAlwaysAs((): SQL => sql`md5(${voidedRows.row}::text)`),
  },
  (table) => [
    uniqueIndex('voided_rows_once').on(table.voidingId, table.tableName, table.digest),
    index('voided_rows_of_table').on(table.tableName, table.digest),
  ],
);
