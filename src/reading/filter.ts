import { type SQL, sql } from 'drizzle-orm';

/** The condition of a filter's field; none where the field is absent or null. */
export const given = <Value>(
  value: Value | null | undefined,
  condition: (value: Value) => SQL,
): SQL | undefined => (value === null || value === undefined ? undefined : condition(value));

/** All of the conditions that are there. */
export const all = (...conditions: (SQL | undefined)[]): SQL =>
  sql.join([sql`true`, ...conditions.filter((condition) => condition !== undefined)], sql` and `);

/** Whether any field of the filter is given: then its conditions carry values. */
export const hasValues = (filter: object): boolean =>
  Object.values(filter).some((value) => value !== null && value !== undefined);

export type Direction = 'ASC' | 'DESC';
export interface OrderBy<Field> {
  field: Field;
  direction: Direction;
}
