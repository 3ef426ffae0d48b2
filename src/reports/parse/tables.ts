import type { LineSpan } from '../lines.ts';

import type { Line } from './lines.ts';

export interface Cell {
  text: string;
  /** Column, from 0, at which its words end. */
  end: number;
}

export interface TableRow {
  line: number;
  cells: Cell[];
}

/** A table of pipes with the words of its columns, in small letters. */
export interface Table extends LineSpan {
  columns: string[];
  rows: TableRow[];
}

const ROW = /^[ \t]{0,8}\|.*\|[ \t]*$/;
const RULE = /^[ \t]{0,8}\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/;
const MOST_COLUMNS = 20;

/** The tables among these lines, which are numbers of the source. */
export function findTables(
  lineAt: (number: number) => Line | undefined,
  among: ReadonlySet<number>,
): Table[] {
  const tables: Table[] = [];
  const rowAt = (number: number) =>
    among.has(number) && ROW.test(lineAt(number)?.raw ?? '') ? (lineAt(number) ?? null) : null;
  for (const number of among) {
    const head = rowAt(number);
    const rule = rowAt(number + 1);
    if (!head || !rule || !RULE.test(rule.raw) || RULE.test(head.raw)) continue;
    const rows: TableRow[] = [];
    let last = number + 1;
    for (let row = rowAt(last + 1); row; row = rowAt(last + 1)) {
      rows.push({ line: row.number, cells: cellsOf(row.raw) });
      last = row.number;
    }
    const columns = cellsOf(head.raw).map(({ text }) =>
      text
        .replace(/[*_`:?]/g, '')
        .trim()
        .toLowerCase(),
    );
    if (columns.length <= MOST_COLUMNS) tables.push({ columns, rows, lineStart: number, lineEnd: last });
  }
  return tables;
}

export function cellsOf(raw: string): Cell[] {
  const cells: Cell[] = [];
  let from = raw.indexOf('|') + 1;
  for (let at = from; at < raw.length; at++) {
    if (raw[at] !== '|' || raw[at - 1] === '\\') continue;
    const slice = raw.slice(from, at);
    cells.push({ text: slice.trim().replaceAll('\\|', '|'), end: from + slice.trimEnd().length });
    from = at + 1;
  }
  return cells;
}
