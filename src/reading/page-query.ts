import { Column, type GetColumnData, is, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '../db/index.ts';
import { askedPoints } from './point.ts';
import type { Order, Source } from './source.ts';

/** What decides the text of a page's statement, besides its source. */
export interface PageShape {
  isBackward: boolean;
  hasAfter: boolean;
  hasBefore: boolean;
  /** Whether rows come with the keys of their order, besides those that they have as columns. */
  hasKeys: boolean;
}

export interface PageRow<Row> {
  ord: number;
  /** Whether there is a row: a point without any has one line that says so. */
  isThere: boolean;
  row: Row;
  /** The values of the order's keys, as a JSON array of texts. */
  keys?: string;
  /** Left out where the shape does not ask. */
  isPrecededBy?: boolean;
  isFollowedBy?: boolean;
}

export const shapeName = (name: string, shape: PageShape): string =>
  [
    name,
    shape.isBackward && 'backward',
    shape.hasAfter && 'after',
    shape.hasBefore && 'before',
    shape.hasKeys && 'keys',
  ]
    .filter(Boolean)
    .join(' ');

/** Placeholders: those of `askedPoints`, `limit`, and `after0…`, `before0…` for each key where the shape has them. */
export function pageQuery<Row>(
  db: Db,
  source: Source<Row>,
  columns: Record<string, PgColumn>,
  shape: PageShape,
) {
  const { from, where, order, as } = source;
  const after = shape.hasAfter ? beyond(order, 'after', false) : null;
  const before = shape.hasBefore ? beyond(order, 'before', true) : null;
  const sorting = sortedBy(order, shape.isBackward);
  const inRange = sql.join([where, after, before].filter(isPresent), sql` and `);
  const exists = (bound: SQL) => sql<boolean>`exists (select from ${from} where ${where} and not ${bound})`;
  const keys = shape.hasKeys ? keysOf(order) : null;
  const page = sql`lateral (
    select ${sql.join(Object.values(columns), sql`, `)}, ${keys ? sql`${keys} as page_keys, ` : sql``}
      row_number() over (order by ${sorting}) as page_row
    from ${from} where ${inRange} order by ${sorting} limit ${sql.placeholder('limit')}
  ) as ${sql.identifier(as)}`;
  return db
    .select({
      ord: sql<number>`asked.ord`,
      isThere: sql<boolean>`${sql.identifier(as)}.page_row is not null`,
      row: decoded(columns),
      ...(keys && { keys: sql<string>`${sql.identifier(as)}.page_keys` }),
      ...(after && { isPrecededBy: exists(after) }),
      ...(before && { isFollowedBy: exists(before) }),
    })
    .from(askedPoints)
    .leftJoin(page, sql`true`)
    .orderBy(sql`asked.ord`, sql`${sql.identifier(as)}.page_row`);
}

/** How many rows there are below each point. */
export function countQuery<Row>(db: Db, source: Source<Row>) {
  const { from, where } = source.counted ?? source;
  return db
    .select({
      ord: sql<number>`asked.ord`,
      count: sql<number>`(select count(*)::int from ${from} where ${where})`,
    })
    .from(askedPoints)
    .orderBy(sql`asked.ord`);
}

const columnsOf = new WeakMap<object, string[] | null>();

/** The properties of a row that are the keys of its order; null where one of them is none, or is not as the database writes it. */
export function keyColumns<Row>({ columns, order }: Source<Row>): string[] | null {
  const known = columnsOf.get(order);
  if (known !== undefined) return known;
  const names = Object.entries<PgColumn>(columns);
  const found = order.keys.map(({ sql: key, type }) =>
    is(key, Column) && type !== 'real' ? names.find(([, column]) => column === key)?.[0] : undefined,
  );
  const all = found.every((name) => name !== undefined) ? found : null;
  columnsOf.set(order, all);
  return all;
}

const isPresent = (part: SQL | null): part is SQL => part !== null;
const keysOf = ({ keys }: Order) =>
  sql`json_build_array(${sql.join(
    keys.map((key) => sql`(${key.sql})::text`),
    sql`, `,
  )})::text`;

const sortedBy = ({ keys }: Order, isBackward: boolean) =>
  sql.join(
    keys.map(
      (key) => sql`${key.sql} ${sql.raw((key.isDescending ?? false) === isBackward ? 'asc' : 'desc')}`,
    ),
    sql`, `,
  );

/** The rows that come, in the order, after the row that the cursor stands for; before it, where `isBackward`. */
function beyond({ keys }: Order, cursor: 'after' | 'before', isBackward: boolean): SQL {
  const parts = keys.map((key, at) => ({
    sql: key.sql,
    value: sql`${sql.placeholder(`${cursor}${at}`)}::${sql.raw(key.type)}`,
    sign: sql.raw((key.isDescending ?? false) === isBackward ? '>' : '<'),
  }));
  // Each level repeats that its key is not on the wrong side, which is what an index can be searched by.
  return parts.reduceRight<SQL>(
    (rest, { sql: key, value, sign }, at) =>
      at === parts.length - 1
        ? sql`(${key} ${sign} ${value})`
        : sql`(${key} ${sign}= ${value} and (${key} ${sign} ${value} or ${rest}))`,
    sql`false`,
  );
}

/**
 * Columns of a table as they are selected from a lateral join that is named like the table: Drizzle, which knows such a
 * join only as text, would refuse the columns themselves.
 */
export const decoded = <Columns extends Record<string, PgColumn>>(columns: Columns) =>
  Object.fromEntries(
    Object.entries(columns).map(([key, column]) => [key, sql`${column}`.mapWith(column)]),
  ) as { [Key in keyof Columns]: SQL<GetColumnData<Columns[Key]>> };
