import type { GroupWords } from '../../base/group.ts';
import { type BlockList, createBlockWriter } from './block-writer.ts';
import { isListTable } from './from-tables.ts';
import type { Heading } from './headings.ts';
import { type Line, measureIndent } from './lines.ts';
import { findTables } from './tables.ts';

/** Consecutive lines of a report; `headings` and `verbatim` are keyed by index in the whole report. */
export interface Region {
  lines: readonly Line[];
  headings: ReadonlyMap<number, Heading>;
  verbatim: ReadonlyMap<number, number>;
  /** Parts that unfold, by the index of the line that says what they are of: index of their last line. */
  folds?: ReadonlyMap<number, number>;
  /** Words of the group beside those that every reader knows. */
  words?: GroupWords | undefined;
}

const BULLET = /^[ \t\u00a0]*([-*+•◦▪●○‣]|(\d{1,9})[.)])(?=[ \t\u00a0]|$)/;
/** A speaker, or the mark of an action item or a resolution: in a log each such line stands alone. */
const OPENS =
  /^(?:(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s{1,3})(?:<|-!-\s|\*\s|\w{1,30}:\s)|<[@+ ]?[\w.|-]{1,40}>\s|(?:ACTION|RESOLVED|RESOLUTION|AGREED)\s?:\s)/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
/** Rows of tables, comments, definitions of links: neither bullets nor sentences. */
const NOT_PROSE = /^[ \t]*(?:\||<!--|`{3}|~{3}|\[[^\]^][^\]]{0,200}\]:(?:[ \t]|$))/;

/**
 * Reads a list as people write it by hand: any marker, any indentation that goes deeper, loose or tight, lines that lost
 * their marker (`marker: 'none'`). Headings become blocks above what follows them. Lines that are none of this are
 * returned as `unread`. With `hasRows` code is a block, and so is each row of a table that lists neither people nor tasks nor votes.
 */
export function readBlocks(region: Region, { hasRows = false } = {}): BlockList {
  const { lines, headings, verbatim } = region;
  const writer = createBlockWriter();
  const first = (lines[0]?.number ?? 1) - 1;
  const rows = hasRows ? rowsOf(region) : null;
  let isAfterBlank = true;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    if (line.isBlank) {
      isAfterBlank = true;
      if (line.isOrnament) writer.end();
      continue;
    }
    const isAttached = !isAfterBlank;
    isAfterBlank = false;
    const heading = headings.get(first + index);
    const mayNumber = !isAttached || !writer.hasOpen() || writer.isNumbered();
    const bullet = heading || RULE.test(line.raw) ? null : readBullet(line, mayNumber);
    const row = rows?.get(line.number);
    if (row) {
      const column = line.indent + (row.isHead ? 0 : 2);
      const offset = measureIndent(line.raw).length;
      writer.open(line, { marker: row.isHead ? 'head' : 'row', column, content: column, offset, isAttached });
      if (row.isHead) writer.append(lines[++index] as Line);
    } else if (heading) {
      const column = heading.level - 10;
      writer.open(line, { marker: 'heading', column, content: 0, offset: heading.column - 1, isAttached });
      while (first + index < heading.lastLine) writer.append(lines[++index] as Line);
    } else if (bullet) writer.open(line, { ...bullet, isAttached });
    else if (!OPENS.test(line.raw) && writer.takes(line, !isAttached)) writer.append(line);
    else if (hasRows && verbatim.has(first + index) && !line.raw.includes('<!--'))
      writer.open(line, { marker: 'code', column: line.indent, content: line.indent, offset: 0, isAttached });
    else if (RULE.test(line.raw) || NOT_PROSE.test(line.raw)) writer.leave(line);
    else {
      const offset = measureIndent(line.raw).length;
      writer.open(line, { marker: 'none', column: line.indent, content: line.indent, offset, isAttached });
    }
    const last = heading ? undefined : verbatim.get(first + index);
    while (last !== undefined && first + index < last) {
      const next = lines[++index] as Line;
      if (!next.isBlank) writer.append(next);
    }
  }
  return writer.finish();
}

/** The first line of each row that is a block, by its number; the head has the rule below it as well. */
function rowsOf({ lines, verbatim }: Region): Map<number, { isHead: boolean }> {
  const first = lines[0]?.number ?? 1;
  const among = new Set<number>();
  for (let index = 0; index < lines.length; index++) {
    const end = verbatim.get(first - 1 + index);
    if (end !== undefined) index = end - first + 1;
    else if (lines[index]?.raw.includes('|')) among.add(first + index);
  }
  const rows = new Map<number, { isHead: boolean }>();
  const context = { date: '2000-01-01', isListed: false, isAttendee: () => false };
  for (const table of findTables((number) => lines[number - first], among)) {
    if (isListTable(table, context)) continue;
    rows.set(table.lineStart, { isHead: true });
    for (const { line } of table.rows) rows.set(line, { isHead: false });
  }
  return rows;
}

/** `mayNumber`: in the middle of a wrapped sentence, `2017.` at the start of a line is a number and no marker. */
function readBullet(line: Line, mayNumber: boolean) {
  const match = BULLET.exec(line.raw);
  const [, symbol, number] = match ?? [];
  if (!match || !symbol || (number && !mayNumber && number !== '1')) return null;
  const column = line.indent;
  const after = measureIndent(line.raw.slice(match[0].length), column + symbol.length);
  const isEmpty = match[0].length + after.length === line.raw.length;
  return {
    marker: number ? ('number' as const) : ('bullet' as const),
    column,
    content: isEmpty ? column + symbol.length + 1 : after.column,
    offset: isEmpty ? line.raw.length : match[0].length + after.length,
  };
}
