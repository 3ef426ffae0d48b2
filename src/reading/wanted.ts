import type { PgColumn } from 'drizzle-orm/pg-core';

/** What is wanted of rows. Null stands for everything. */
export interface Wanted {
  /** Properties of the rows. `id` is always there. */
  columns: ReadonlySet<string>;
  /** Whether the rows of a page are told where they stand. */
  cursors: boolean;
}

/** Whether rows that were read for one have what another wants. */
export function covers(had: Wanted | null, wanted: Wanted | null): boolean {
  if (had === null || had === wanted) return true;
  if (wanted === null || (wanted.cursors && !had.cursors)) return false;
  return [...wanted.columns].every((name) => had.columns.has(name));
}

/** So many selections of one statement are kept, each prepared under a name of its own on every connection. */
const MOST_SHAPES = 16;
const shapes = new Map<string, Map<string, number>>();

/**
 * The columns that are wanted, and the name of the statement that reads them: that of the whole rows, and a number. Callers choose
 * what is wanted: once a statement has its share of selections, every other one reads whole rows.
 * @param always properties that the reader itself looks at
 */
export function narrowed<Columns extends Record<string, PgColumn>>(
  name: string,
  columns: Columns,
  wanted: Wanted | null | undefined,
  always: readonly (keyof Columns & string)[] = [],
): { name: string; columns: Columns } {
  const whole = { name, columns };
  if (!wanted) return whole;
  const kept = Object.keys(columns).filter(
    (key) => key === 'id' || wanted.columns.has(key) || always.includes(key),
  );
  const known = shapes.get(name) ?? new Map<string, number>();
  shapes.set(name, known);
  const number = known.get(kept.join()) ?? known.size + 1;
  if (number > MOST_SHAPES) return whole;
  known.set(kept.join(), number);
  const narrow = Object.fromEntries(kept.map((key) => [key, columns[key]])) as Columns;
  return { name: `${name} ${number}`, columns: narrow };
}
