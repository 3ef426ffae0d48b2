import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../db/index.ts';
import { type AsOf, type At, at, dateOf } from './as-of.ts';
import type { Wanted } from './wanted.ts';

/** Something with an id, read at a day by a clock. */
export type Point = At<{ id: number }>;

/** The same for points of one kind of thing that are the same. */
export const pointKey = ({ id, asOf }: Point): string => `${id} ${asOf.date} ${asOf.clock}`;

/**
 * Reads rows by id, each as of its point: null where there is none, or none yet by the point's day and clock. They have at least the
 * columns that are wanted.
 */
export type Find<Row> = (
  db: Db,
  points: readonly (Point | null)[],
  now: Date,
  wanted?: Wanted | null,
) => Promise<(At<Row> | null)[]>;

/**
 * The points as rows `asked(ord, id, as_of, horizon, by_clock, now)`, to be joined laterally: one statement reads for
 * any number of points, each at its own day. `horizon` is how far the lists of the ledger go: to `as_of`, but without
 * end where no day was asked for, so that a record which is yet to take effect can be seen.
 */
export const askedPoints: SQL = sql`(
  select ord::int as ord, id, as_of, coalesce(horizon, 'infinity'::date) as horizon, clock_name::clock as by_clock,
    ${sql.placeholder('now')}::timestamptz as now
  from unnest(${sql.placeholder('ids')}::int[], ${sql.placeholder('dates')}::date[], ${sql.placeholder('horizons')}::date[], ${sql.placeholder('clocks')}::text[])
    with ordinality as given(id, as_of, horizon, clock_name, ord)
) as asked`;

/** Values for the placeholders of {@link askedPoints}. */
export function pointValues(points: readonly Point[], now: Date) {
  return {
    ids: points.map(({ id }) => id),
    dates: points.map(({ asOf }) => dateOf(asOf, now)),
    horizons: points.map(({ asOf }) => horizonOf(asOf, now)),
    clocks: points.map(({ asOf }) => asOf.clock),
    now: now.toISOString(),
  };
}

const horizonOf = (asOf: AsOf, now: Date): string | null =>
  asOf.clock === 'RECORDED' ? dateOf(asOf, now) : asOf.date;

/** The rows of each point's id, in the order they were read in. */
export async function listsById<Row>(
  points: readonly { id: number }[],
  read: (ids: number[]) => Promise<Row[]>,
  idOf: (row: Row) => number | null,
): Promise<Row[][]> {
  const lists = new Map(points.map(({ id }) => [id, [] as Row[]]));
  for (const row of lists.size ? await read([...lists.keys()]) : []) lists.get(idOf(row) ?? 0)?.push(row);
  return points.map(({ id }) => lists.get(id) ?? []);
}

/** Splits rows that carry the `ord` of their point into one list per point, in the order of the points. */
export function byPoint<Row extends { ord: number }>(
  points: readonly unknown[],
  rows: readonly Row[],
): Row[][] {
  const lists: Row[][] = points.map(() => []);
  for (const row of rows) lists[row.ord - 1]?.push(row);
  return lists;
}

/** The row of each point, as of the point; null where there is none or it is hidden there. */
export async function rowsAt<Row extends { id: number }>(
  points: readonly (Point | null)[],
  read: (ids: number[]) => Promise<Row[]>,
  isVisible: (row: Row, asOf: AsOf) => boolean = () => true,
): Promise<(At<Row> | null)[]> {
  const ids = new Set<number>();
  for (const point of points) if (point) ids.add(point.id);
  const rows = new Map<number, Row>();
  if (ids.size) for (const row of await read([...ids])) rows.set(row.id, row);
  const node = sharing<Row>();
  return points.map((point) => {
    const row = point && rows.get(point.id);
    return row && isVisible(row, point.asOf) ? node(row, point.asOf) : null;
  });
}

/**
 * Equal rows at equal days become one object, so that what is read below them is read once. The rows are taken over: each becomes the
 * object of the first day that asks for it.
 */
export function sharing<Row extends { id: number }>(): (row: Row, asOf: AsOf) => At<Row> {
  const days = new Map<string, Map<number, At<Row>>>();
  let last: { asOf: AsOf; rows: Map<number, At<Row>> } | null = null;
  const rowsOf = (asOf: AsOf) => {
    const key = `${asOf.date} ${asOf.clock}`;
    const rows = days.get(key) ?? new Map<number, At<Row>>();
    days.set(key, rows);
    return rows;
  };
  return (row, asOf) => {
    // Of those that are asked for together most are of one day, which is one object.
    if (last?.asOf !== asOf) last = { asOf, rows: rowsOf(asOf) };
    const node = last.rows.get(row.id) ?? ('asOf' in row ? at(row, asOf) : Object.assign(row, { asOf }));
    last.rows.set(row.id, node);
    return node;
  };
}
