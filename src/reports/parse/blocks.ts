import type { GroupWords } from '../../base/group.ts';
import { type BlockList, createBlockWriter } from './block-writer.ts';
import type { Heading } from './headings.ts';
import { type Line, measureIndent } from './lines.ts';

/** Consecutive lines of a report; `headings` and `verbatim` are keyed by index in the whole report. */
export interface Region {
  lines: readonly Line[];
  headings: ReadonlyMap<number, Heading>;
  verbatim: ReadonlyMap<number, number>;
  /** Words of the group beside those that every reader knows. */
  words?: GroupWords | undefined;
}

const BULLET = /^[ \t\u00a0]*([-*+•◦▪●○‣]|(\d{1,9})[.)])(?=[ \t\u00a0]|$)/;
/** Who speaks, or a mark of what is to be done or was resolved: in a log each line is one of its own. */
const OPENS = /^(?:<[\w.-]{1,40}>\s|(?:ACTION|RESOLVED|RESOLUTION|AGREED)\s?:\s)/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
/** Rows of tables, comments, definitions of links: neither bullets nor sentences. */
const NOT_PROSE = /^[ \t]*(?:\||<!--|`{3}|~{3}|\[[^\]]{1,200}\]:(?:[ \t]|$))/;

/**
 * Reads a list as people write it by hand: any marker, any indentation that goes deeper, loose or tight, lines that lost
 * their marker (`marker: 'none'`). Headings become blocks above what follows them. Lines that are none of this are
 * returned as `unread`.
 */
export function readBlocks({ lines, headings, verbatim }: Region): BlockList {
  const writer = createBlockWriter();
  const first = (lines[0]?.number ?? 1) - 1;
  let isAfterBlank = true;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    if (line.isBlank) {
      isAfterBlank = true;
      continue;
    }
    const isAttached = !isAfterBlank;
    isAfterBlank = false;
    const heading = headings.get(first + index);
    const mayNumber = !isAttached || !writer.hasOpen() || writer.isNumbered();
    const bullet = heading || RULE.test(line.raw) ? null : readBullet(line, mayNumber);
    if (heading) {
      const column = heading.level - 10;
      writer.open(line, { marker: 'heading', column, content: 0, offset: heading.column - 1, isAttached });
      while (first + index < heading.lastLine) writer.append(lines[++index] as Line);
    } else if (bullet) writer.open(line, { ...bullet, isAttached });
    else if (!OPENS.test(line.raw) && writer.takes(line, !isAttached)) writer.append(line);
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
