import { stringify } from 'csv-stringify/sync';
import { one, readQuery, word } from '../query-string.ts';
import type { Written } from '../view.ts';
import { type AskPage, everyPage } from './every-page.ts';

/** A cell; a list stands in one cell, its entries set apart by spaces. */
type Cell = string | number | boolean | null | undefined | readonly string[];

/** Excel takes a file for one of UTF-8 by this alone, and reads any other in the alphabet of its own country. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table by RFC 4180, its first line the names of the columns; what a spreadsheet would run as a formula is text. It begins with a
 * byte order mark, unless it is asked for with `?bom=no`: people open it from a link, and programs can say what they read.
 */
export async function csv<Row>(
  address: URL,
  fileName: string,
  ask: AskPage<Row>,
  columns: Record<string, (row: Row) => Cell>,
): Promise<Written> {
  const { bom } = readQuery(address, { bom: one(word(['yes', 'no'])) });
  const cells = Object.values(columns);
  const body = await everyPage(ask, {
    head: (bom === 'no' ? '' : BYTE_ORDER_MARK) + lines([Object.keys(columns)]),
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
