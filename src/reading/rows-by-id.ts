import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../db/index.ts';
import { prepared } from './prepared.ts';
import { narrowed, type Wanted } from './wanted.ts';

/** Rows of a table by their ids; of their columns those that are wanted and those that the reader looks at itself. */
export const rowsById =
  <Row>(
    name: string,
    table: PgTable & { id: PgColumn },
    columns: Record<keyof Row & string, PgColumn>,
    always: readonly (keyof Row & string)[] = [],
  ) =>
  (db: Db, ids: number[], wanted?: Wanted | null): Promise<Row[]> => {
    const shape = narrowed(name, columns, wanted, always);
    return prepared(db, shape.name, () =>
      db
        .select(shape.columns)
        .from(table)
        .where(sql`${table.id} = any(${sql.placeholder('ids')}::int[])` as SQL),
    ).execute({ ids }) as Promise<Row[]>;
  };
