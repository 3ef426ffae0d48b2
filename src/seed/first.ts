/** The row that an insert returned. */
export function first<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('the database returned no row for what was inserted');
  return row;
}
