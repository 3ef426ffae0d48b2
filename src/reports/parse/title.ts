import { basename } from 'node:path/posix';
import { MOST_IN_NAME, NAME } from '../../base/meeting-key.ts';
import type { LineSpan } from '../lines.ts';
import type { ParseOptions } from '../types.ts';
import type { Region } from './blocks.ts';
import type { Context } from './context.ts';
import { datesElsewhere, frontMatterEnd } from './date-elsewhere.ts';
import { findDate } from './dates.ts';
import { dateOfPath, dayWithYear, findMeetingDate } from './meeting-date.ts';
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
 * The first heading, with the date of the meeting: that given beside the report, else the title's own, else what front matter, a line
 * `Date: …`, the first lines or the name of the file say. Null, and an error, where no date is known.
 */
export function readTitle(
  whole: Region,
  { path, date: given }: Pick<ParseOptions, 'path' | 'date'>,
  { diagnose, read }: Context,
): Title | null {
  const { headings } = whole;
  const [index, heading] = headings.entries().next().value ?? [];
  const isFirst = index !== undefined && heading !== undefined;
  const isTitle =
    isFirst &&
    (!kindOf(heading.text, whole.words) ||
      dayWithYear(heading.text, '2000') !== null ||
      findMeetingDate(heading.text)?.on);
  if (!isTitle) {
    const date = given ?? dateElsewhere(whole, path, diagnose, isFirst ? { index, ...heading } : null);
    return date === null ? null : untitled(whole, date);
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
  const found = findDate(text, null) ?? findMeetingDate(text);
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
    const date = dateElsewhere(whole, path, diagnose, { index, ...heading, problem: found?.problem ?? null });
    return date === null ? null : { ...title, date };
  }
  if (found.problem) diagnose.warn('weekday', place.line, place.column, found.problem);
  const other =
    'end' in found && typeof found.end === 'number' ? findDate(text.slice(found.end), null)?.on : null;
  if (other && other !== found.on) {
    diagnose.warn(
      'title-date',
      place.line,
      place.column,
      `the title has ${found.on} and ${other}; the first was taken`,
    );
  }
  const named = dateOfPath(basename(path.replaceAll('\\', '/')));
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

/** The day that something else than the title says; where that disagrees with itself, what weighs most counts. */
function dateElsewhere(
  whole: Region,
  path: string,
  diagnose: Context['diagnose'],
  heading: { index: number; text: string; column: number; problem?: string | null } | null,
): string | null {
  const isEmpty = whole.lines.every(({ isBlank }) => isBlank);
  // A day that no calendar has is a slip that nothing else mends.
  const isSlip = heading?.problem && !heading.problem.includes(' may be ');
  const found = isEmpty || isSlip ? [] : datesElsewhere(whole, path);
  const taken = found.find(({ on }) => on !== null);
  if (taken?.on) {
    const other = found.find(({ on }) => on !== null && on !== taken.on);
    if (other)
      diagnose.warn(
        'dates-disagree',
        Math.max(1, taken.line),
        1,
        `${taken.from} says ${taken.on}, ${other.from} ${other.on}; the first was taken`,
      );
    return taken.on;
  }
  const problem = heading?.problem ?? found.find((each) => each.problem)?.problem ?? null;
  const line = whole.lines.find(({ isBlank }) => !isBlank);
  const came = heading
    ? `: ${problem ?? `"${heading.text.slice(0, 80)}"`}`
    : problem
      ? `: ${problem}`
      : ` ${line ? 'none' : 'an empty file'}`;
  diagnose.error(
    problem ? 'title-date' : 'title-missing',
    heading ? heading.index + 1 : (line?.number ?? 1),
    heading?.column ?? 1,
    `${EXPECTED}, found${came}`,
  );
  return null;
}

/** A report that begins with no heading of its own: its first line is the title where it says the day. */
function untitled({ lines, headings }: Region, date: string): Title {
  const from = frontMatterEnd(lines) + 1;
  const none = { date, text: '', level: 7, cancelled: null, lineStart: 1, lineEnd: 0 };
  const line = lines.slice(from, from + 3).find(({ isBlank }) => !isBlank);
  if (!line || headings.has(line.number - 1) || findMeetingDate(line.raw)?.on !== date) return none;
  if (line.raw.length > 200 || /^\s*(?:[-*+>|]|\*\*|\w+\s?:)/.test(line.raw)) return none;
  return { ...none, text: line.raw.trim(), lineStart: line.number, lineEnd: line.number };
}

/** Words that say what a file is, and not which meeting of the day it is about. */
const GENERIC =
  /^(?:(?:meeting|minutes|notes|report|readout|agenda|sig|security|weekly|biweekly|monthly|copy|draft|final|v?\d+)(?:-|$))+$/;

/** The name of the meeting by its file: `2026-06-01-apac.md` is of the meeting `apac` of that day; null where it says none. */
export function nameOf(path: string, date: string): string | null {
  const file = basename(path.replaceAll('\\', '/')).replace(/\.[a-z]+$/i, '');
  const name = file.startsWith(`${date}-`) ? file.slice(date.length + 1).toLowerCase() : '';
  return NAME.test(name) && name.length <= MOST_IN_NAME && !GENERIC.test(name) ? name : null;
}
