import { basename } from 'node:path/posix';
import type { LineSpan } from '../types.ts';
import type { Region } from './blocks.ts';
import type { Context } from './context.ts';
import { findDate } from './dates.ts';

export interface Title extends LineSpan {
  date: string;
  text: string;
}

const EXPECTED = 'expected a title with the date of the meeting, such as "# 2017-05-24"';

/** The first heading: it must carry the date of the meeting. Null, and an error, where it does not. */
export function readTitle(
  { lines, headings }: Region,
  path: string,
  { diagnose, read }: Context,
): Title | null {
  const [index, heading] = headings.entries().next().value ?? [];
  if (index === undefined || !heading) {
    const line = lines.find(({ isBlank }) => !isBlank);
    diagnose.error(
      'title-missing',
      line?.number ?? 1,
      1,
      `${EXPECTED}, found ${line ? 'none' : 'an empty file'}`,
    );
    return null;
  }
  const place = { line: index + 1, column: heading.column };
  const { text } = read({ markdown: heading.text, places: [place] });
  const found = findDate(text, null);
  if (!found?.on) {
    const what = found?.problem ?? `"${text.slice(0, 80)}"`;
    diagnose.error(
      found ? 'title-date' : 'title-missing',
      place.line,
      place.column,
      `${EXPECTED}, found: ${what}`,
    );
    return null;
  }
  if (found.problem) diagnose.warn('weekday', place.line, place.column, found.problem);
  const other = findDate(text.slice(found.end), null)?.on;
  if (other && other !== found.on) {
    diagnose.warn(
      'title-date',
      place.line,
      place.column,
      `the title has ${found.on} and ${other}; the first was taken`,
    );
  }
  const named = findDate(basename(path.replaceAll('\\', '/')), null)?.on;
  if (named && named !== found.on) {
    diagnose.warn(
      'file-name-date',
      place.line,
      place.column,
      `the title says ${found.on}, the file name ${named}; the title was taken`,
    );
  }
  return { date: found.on, text, lineStart: index + 1, lineEnd: heading.lastLine + 1 };
}
