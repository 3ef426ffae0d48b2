import { type GetColumnData, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/**
 * Columns of a table as they are selected from a lateral join that is named like the table: Drizzle, which knows such a
 * join only as text, would refuse the columns themselves.
 */
export const decoded = <Columns extends Record<string, PgColumn>>(columns: Columns) =>
  Object.fromEntries(
    Object.entries(columns).map(([key, column]) => [key, sql`${column}`.mapWith(column)]),
  ) as { [Key in keyof Columns]: SQL<GetColumnData<Columns[Key]>> };
