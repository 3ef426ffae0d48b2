import { stringify } from 'csv-stringify/sync';
import type { Written } from '../view.ts';
import { type AskPage, everyPage } from './every-page.ts';

/** A cell; a list stands in one cell, its entries set apart by spaces. */
type Cell = string | number | boolean | null | undefined | readonly string[];

/** A table by RFC 4180, its first line the names of the columns; what a spreadsheet would run as a formula is text. */
export async function csv<Row>(
  fileName: string,
  ask: AskPage<Row>,
  columns: Record<string, (row: Row) => Cell>,
): Promise<Written> {
  const cells = Object.values(columns);
  const body = await everyPage(ask, {
    head: lines([Object.keys(columns)]),
    write: (rows) => lines(rows.map((row) => cells.map((cell) => textOf(cell(row))))),
  });
  return { type: 'text/csv; charset=utf-8; header=present', body, fileName };
}

const lines = (rows: readonly (readonly string[])[]): string =>
  stringify([...rows], { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ });

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? cell.join(' ') : String(cell);
}
