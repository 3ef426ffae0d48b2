import type { LineSpan } from '../lines.ts';

import type { Heading } from './headings.ts';
import type { Line } from './lines.ts';

const TAG =
  '</?(?:details|summary|div|p|br|hr|center|table|thead|tbody|tr|td|th|ul|ol|li|span|sub|sup|b|i|em|strong|a|small)(?:\\s[^<>]{0,300})?/?>';
/** Tags of HTML with nothing between them, rules, marks of what a program puts there: they say nothing of their own. */
const ORNAMENT = new RegExp(
  `^[ \\t]*(?:(?:${TAG}[ \\t]*)+|(?:[-*_][ \\t]*){3,}|[=~#]{4,}[ \\t]*|\\[{1,2}_?TOC_?\\]{1,2}|:{3,}[ \\t]*\\w{0,20})[ \\t]*$`,
  'i',
);
const OVERLINE = /^ {0,3}([=~#*^"-])\1{3,}[ \t]*$/;

const asBlank = (line: Line): Line => ({ ...line, indent: 0, isBlank: true });

/** Lines above a title that is underlined in the same way do not underline what stands above them. */
export function withoutOverlines(
  lines: readonly Line[],
  verbatim: ReadonlyMap<number, number>,
): readonly Line[] {
  const over = new Set<number>();
  for (let index = 0; index < lines.length; index++) {
    const mark = OVERLINE.exec(lines[index]?.raw ?? '')?.[1];
    const isUnder = index > 0 && !lines[index - 1]?.isBlank;
    if (mark && !isUnder && lines[index + 2]?.raw.trim().startsWith(mark.repeat(4))) over.add(index);
    index = verbatim.get(index) ?? index;
  }
  return over.size === 0 ? lines : lines.map((line, index) => (over.has(index) ? asBlank(line) : line));
}

/** The lines with those that say nothing as blank ones, and where those stand. */
export function findOrnaments(
  lines: readonly Line[],
  verbatim: ReadonlyMap<number, number>,
  headings: ReadonlyMap<number, Heading>,
): { lines: Line[]; spans: LineSpan[] } {
  const spans: LineSpan[] = [];
  const found = [...lines];
  const blank = (index: number, line: Line) => {
    found[index] = { ...asBlank(line), isOrnament: line.raw.trim() !== '' };
    if (line.raw.trim() !== '') spans.push({ lineStart: line.number, lineEnd: line.number });
  };
  for (let index = 0; index < found.length; index++) {
    const line = found[index] as Line;
    const end = verbatim.get(index);
    const isComment = end !== undefined && /^[ \t]*<!--/.test(line.raw);
    if (isComment && found[end]?.raw.trimEnd().endsWith('-->'))
      for (let at = index; at <= end; at++) blank(at, found[at] as Line);
    else if (end === undefined && !headings.has(index) && ORNAMENT.test(line.raw)) blank(index, line);
    index = end ?? headings.get(index)?.lastLine ?? index;
  }
  return { lines: found, spans };
}
