import { basename } from 'node:path/posix';
import { MOST_IN_NAME, NAME } from '../../domain/meeting/key.ts';
import type { LineSpan, ParseOptions } from '../types.ts';
import type { Region } from './blocks.ts';
import type { Context } from './context.ts';
import { findDate } from './dates.ts';
import { kindOf } from './sections.ts';

export interface Title extends LineSpan {
  date: string;
  /** Empty where the report has none, and the date was given beside it: it then ends before it begins. */
  text: string;
  /** Of its heading. */
  level: number;
  /** Null where the title does not say that the meeting was cancelled. */
  cancelled: { reason: string | null } | null;
}

/** `# 2017-05-24 (cancelled)`, `# 2017-05-24 (cancelled: too few could come)`, `# 2017-05-24 - cancelled`. */
const CANCELLED =
  /(?:\(|[-–—:,])\s{0,4}cancell?ed(?:\s{0,4}[-–—:,;]\s{0,4}(?<reason>[^\s)][^)]{0,500}))?\s{0,4}\)?\s{0,4}$/iu;

const EXPECTED = 'expected a title with the date of the meeting, such as "# 2017-05-24"';

/**
 * The first heading: it must carry the date of the meeting, unless that is given beside the report; then the given one counts.
 * Null, and an error, where no date is known.
 */
export function readTitle(
  { lines, headings }: Region,
  { path, date: given }: Pick<ParseOptions, 'path' | 'date'>,
  { diagnose, read }: Context,
): Title | null {
  const [index, heading] = headings.entries().next().value ?? [];
  const hasTitle = index !== undefined && heading && (!given || !kindOf(heading.text));
  if (given && !hasTitle)
    return { date: given, text: '', level: 7, cancelled: null, lineStart: 1, lineEnd: 0 };
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
  const cancelled = CANCELLED.exec(text);
  const title = {
    text,
    level: heading.level,
    cancelled: cancelled && { reason: cancelled.groups?.reason?.trim() || null },
    lineStart: index + 1,
    lineEnd: heading.lastLine + 1,
  };
  const found = findDate(text, null);
  if (given) {
    if (found?.on && found.on !== given)
      diagnose.warn(
        'title-date',
        place.line,
        place.column,
        `the title says ${found.on}, and ${given} was given beside the report; that was taken`,
      );
    return { ...title, date: given };
  }
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
  return { ...title, date: found.on };
}

/** Words that say what a file is, and not which meeting of the day it is about. */
const GENERIC =
  /^(?:(?:meeting|minutes|notes|report|readout|agenda|sig|security|linuxkit|moby|weekly|biweekly|monthly|copy|draft|final|v?\d+)(?:-|$))+$/;

/** The name of the meeting by its file: `2026-06-01-apac.md` is of the meeting `apac` of that day; null where it says none. */
export function nameOf(path: string, date: string): string | null {
  const file = basename(path.replaceAll('\\', '/')).replace(/\.[a-z]+$/i, '');
  const name = file.startsWith(`${date}-`) ? file.slice(date.length + 1).toLowerCase() : '';
  return NAME.test(name) && name.length <= MOST_IN_NAME && !GENERIC.test(name) ? name : null;
}
