import { stringify } from 'csv-stringify/sync';
import type { Written } from '../view.ts';

/** A cell; a list stands in one cell, its entries set apart by spaces. */
type Cell = string | number | boolean | null | undefined | readonly string[];

/** A table by RFC 4180, its first line the names of the columns; what a spreadsheet would run as a formula is text. */
export function csv<Row>(
  fileName: string,
  rows: readonly Row[],
  columns: Record<string, (row: Row) => Cell>,
): Written {
  const cells = rows.map((row) => Object.values(columns).map((cell) => textOf(cell(row))));
  const body = stringify([Object.keys(columns), ...cells], {
    record_delimiter: 'windows',
    escape_formulas: true,
    quoted_match: /[\r\n]/,
  });
  return { type: 'text/csv; charset=utf-8; header=present', body, fileName };
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? cell.join(' ') : String(cell);
}
