import type { SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '../db/index.ts';
import type { Key } from './cursor.ts';

/** A total order: the last key, or all of them together, is unique. No key is ever null. */
export interface Order {
  /** Carried by cursors, so that those of another order are refused. */
  name: string;
  keys: readonly (Key & { sql: SQL | PgColumn; isDescending?: boolean })[];
}

/** The rows of a connection, below each of the points `asked` (see `askedPoints`). */
export interface Source<Row> {
  /** Name of the connection, part of its cursors. */
  name: string;
  /** Columns of one table, under the alias `as`. */
  columns: Record<keyof Row & string, PgColumn>;
  as: string;
  /** What stands after FROM. */
  from: SQL;
  where: SQL;
  order: Order;
  /** Its text has values of its own, such as those of a filter, so that it is not prepared. */
  isDynamic?: boolean;
  /** As many rows, for whoever only counts them; absent: those that are read. */
  counted?: { from: SQL; where: SQL };
  /** There may be so many that what was counted is kept; the name says of what. */
  keepCounts?: (db: Db, name: string, counts: () => Promise<number[]>) => Promise<number[]>;
  /** All rows below the only point, where they are known: by ids or places of them in the order, and how some of them alone are read. */
  listed?: { ids: readonly number[]; only: (ids: readonly number[]) => { from: SQL; where: SQL } };
}
