import type { Line } from './lines.ts';

export interface Heading {
  /** 1 to 6. */
  level: number;
  /** As written, without marks. */
  text: string;
  /** 1-based column of the text. */
  column: number;
  /** Index of its last line: the underline, where it has one. */
  lastLine: number;
}

const HASHES = /^ {0,3}(#{1,6})(?=[ \t]|$)[ \t]*/;
const UNDERLINE = /^ {0,3}(?:=+|-{2,})[ \t]*$/;
const LISTED = /^[ \t]*(?:[-*+•>|]|\d{1,9}[.)])(?:[ \t]|$)/;

/** Headings outside code and comments, by the index of their first line. */
export function findHeadings(lines: readonly Line[], verbatim: ReadonlyMap<number, number>) {
  const headings = new Map<number, Heading>();
  let isAfterParagraph = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line) break;
    const verbatimEnd = verbatim.get(index);
    if (verbatimEnd !== undefined) {
      // Behind the front matter a heading may follow at once.
      isAfterParagraph = index > 0;
      index = verbatimEnd;
      continue;
    }
    const heading: Heading | null =
      hashed(line.raw, index) ?? (isAfterParagraph ? null : underlined(lines, index));
    isAfterParagraph = !line.isBlank && !heading;
    if (!heading) continue;
    headings.set(index, heading);
    index = heading.lastLine;
  }
  return headings;
}

function hashed(raw: string, index: number): Heading | null {
  const marks = HASHES.exec(raw);
  if (!marks) return null;
  let text = raw.slice(marks[0].length).trimEnd();
  let end = text.length;
  while (text[end - 1] === '#') end--;
  if (end === 0 || ((text[end - 1] === ' ' || text[end - 1] === '\t') && end < text.length)) {
    text = text.slice(0, end).trimEnd();
  }
  return { level: marks[1]?.length ?? 1, text, column: marks[0].length + 1, lastLine: index };
}

/** A line of its own that is underlined with `===` or `---`. */
function underlined(lines: readonly Line[], index: number): Heading | null {
  const line = lines[index];
  const under = lines[index + 1]?.raw;
  if (!line || line.isBlank || line.indent > 3 || under === undefined) return null;
  if (!UNDERLINE.test(under) || LISTED.test(line.raw) || UNDERLINE.test(line.raw)) return null;
  return {
    level: under.includes('=') ? 1 : 2,
    text: line.raw.trim(),
    column: line.indent + 1,
    lastLine: index + 1,
  };
}
