import { atOnce, type Steps } from '../../base/work.ts';
import { collectDiagnostics, type Diagnostic } from '../diagnostics.ts';
import type { LineSpan } from '../lines.ts';
import type { Attendance, ParsedReport, ParseOptions } from '../types.ts';
import { readAnnouncement } from './announcement.ts';
import type { Region } from './blocks.ts';
import { checkCharacters } from './characters.ts';
import { checkConflicts, checkSecondReport } from './conflicts.ts';
import { createContext } from './context.ts';
import { frontMatterEnd } from './date-elsewhere.ts';
import { normaliseLineEnds } from './decode.ts';
import { findFolds } from './folds.ts';
import { gather } from './gather.ts';
import { readHeaderValues, startInDate } from './header-values.ts';
import { findHeadings } from './headings.ts';
import { REPORT_LIMITS } from './limits.ts';
import { splitLines } from './lines.ts';
import { findOrnaments, withoutOverlines } from './ornaments.ts';
import { settleDate } from './plan.ts';
import { readSections } from './read-sections.ts';
import { addPresenters, type Roster, rosterOf } from './roster.ts';
import { splitSections } from './sections.ts';
import { speakerOf } from './speech.ts';
import { nameOf, readTitle } from './title.ts';
import { keepUnread } from './unread.ts';
import { findVerbatim } from './verbatim.ts';

export { type Decoded, decodeReport } from './decode.ts';
export { REPORT_LIMITS } from './limits.ts';

export interface Parsed {
  /** Null where no meeting could be told: no date, or no text. A report with an error must not be applied. */
  report: ParsedReport | null;
  /** In source order. */
  diagnostics: Diagnostic[];
}

const inOrder = <Span extends LineSpan>(spans: Span[]): Span[] =>
  spans.sort((a, b) => a.lineStart - b.lineStart);

/**
 * Reads the Markdown of one meeting. Nothing is guessed and nothing dropped: every line that is not blank is in a field,
 * an item, a note, a decision or in `unread`, and what was not understood has a diagnostic.
 */
export const parseReport = (source: string, options: ParseOptions): Parsed =>
  atOnce(parsing(source, options));

/** The same, step by step: a report may be long. */
export function* parsing(source: string, options: ParseOptions): Steps<Parsed> {
  const { diagnose, list } = collectDiagnostics(options.path);
  let lines = splitLines(normaliseLineEnds(source));
  const isShort = lines.length <= REPORT_LIMITS.lines;
  if (!isShort)
    diagnose.error(
      'too-long',
      REPORT_LIMITS.lines + 1,
      1,
      `expected a report of at most ${REPORT_LIMITS.lines} lines, found ${lines.length}`,
    );
  if (!isShort || !checkCharacters(lines, diagnose)) return { report: null, diagnostics: list() };
  const verbatim = findVerbatim(lines);
  const front = frontMatterEnd(lines);
  // Nothing in it is a heading.
  if (front >= 0) verbatim.set(0, front);
  const over = withoutOverlines(lines, verbatim);
  const headings = findHeadings(over, verbatim);
  const folds = findFolds(over, headings, options.words);
  const ornaments = findOrnaments(over, verbatim, headings);
  lines = ornaments.lines;
  const whole: Region = { lines, verbatim, headings, folds, words: options.words };
  checkConflicts(whole, diagnose);
  const context = createContext(options, diagnose);
  const title = readTitle(whole, options, context);
  if (!title) return { report: null, diagnostics: list() };
  checkSecondReport(whole, title, diagnose);

  const { text, date, lineStart, lineEnd } = title;
  const begins = Math.max(lineEnd, front + 1);
  const sections = splitSections(whole, begins, diagnose);
  const {
    headings: begun,
    header,
    agenda,
    minutes,
    plan,
    decided,
    lists,
    unread,
  } = yield* readSections(sections, whole, date, context);
  const before = lines.slice(front + 1, Math.max(lineStart - 1, 0)).filter(({ isBlank }) => !isBlank);
  const preamble = before.map(({ number }) => ({ lineStart: number, lineEnd: number }));
  const { resolutions } = decided;
  const gathered = gather(
    {
      ...{
        date,
        lines,
        header,
        agenda,
        notes: minutes.notes,
        sections: lists,
        resolutions,
        words: options.words,
      },
      unread: [...preamble, ...unread],
    },
    context,
  );
  const noted = new Set<number>();
  for (const note of minutes.notes)
    for (let line = note.lineStart; line <= note.lineEnd; line++) noted.add(line);
  gathered.unread = gathered.unread.filter(({ lineStart }) => !noted.has(lineStart));
  const roster = rosterOf(gathered.attendance);
  for (const note of minutes.notes) {
    if (note.speaker !== null) continue;
    const { handle, name } = speakerOf(note.text, roster);
    note.speaker = handle;
    note.speakerName = name;
  }
  addPresenters(agenda, roster);
  gathered.unread = gathered.unread.filter(({ lineStart, lineEnd }) => {
    const text = (lines[lineStart - 1]?.raw ?? '').trim();
    const next = lineStart === lineEnd ? readAnnouncement(text, date) : null;
    if (next?.on) plan.announcements.push({ origin: 'NOTES', on: next.on, text, lineStart, lineEnd });
    return !next?.on;
  });
  const values = readHeaderValues([...header, ...minutes.listedEntries], date, context);
  const report: ParsedReport = {
    date,
    name: nameOf(options.path, date),
    title: text,
    cancelled: title.cancelled,
    headings: [{ kind: 'TITLE', text, lineStart, lineEnd }, ...inOrder([...begun, ...gathered.headings])],
    ...values,
    ...scribeOf(values, gathered.attendance, roster),
    startsAt: values.startsAt ?? startInDate(header, date),
    attendeeOrganisations: [...new Set([...values.attendeeOrganisations, ...minutes.attendees])],
    header: header.map(({ reading: _reading, place: _place, places: _places, ...field }) => field),
    agenda,
    announcedNextOn: settleDate(plan, context),
    announcements: plan.announcements,
    plannedNext: plan.topics,
    planRemarks: plan.remarks,
    notes: minutes.notes,
    attendance: gathered.attendance,
    actionItems: gathered.actionItems,
    reviews: gathered.reviews,
    resolutions: gathered.resolutions,
    lists: [
      ...(front < 0 ? [] : [{ lineStart: 1, lineEnd: front + 1 }]),
      ...ornaments.spans,
      ...gathered.lists,
    ],
    decisions: decided.decisions,
    decisionRemarks: decided.remarks,
    unread: inOrder([...keepUnread(gathered.unread, lines, diagnose), ...decided.refused]),
  };
  for (const what of ['notes', 'decisions'] as const) {
    const most = REPORT_LIMITS[what];
    const found = report[what];
    const line = found[most]?.lineStart;
    if (line !== undefined)
      diagnose.error(
        'too-many',
        line,
        1,
        `expected a report of at most ${most} ${what}, found ${found.length}`,
      );
  }
  return { report, diagnostics: list() };
}

/** The header's word on who took the minutes stands over what the list of those who were there says. */
function scribeOf(
  { scribe, scribeName }: Pick<ParsedReport, 'scribe' | 'scribeName'>,
  attendance: readonly Attendance[],
  roster: Roster,
): Pick<ParsedReport, 'scribe' | 'scribeName'> {
  if (scribe !== null) return { scribe, scribeName };
  const listed = attendance.find(({ remark }) => /^(?:scribe|note[- ]?taker)$/i.test(remark ?? ''));
  const called = scribeName ?? listed?.name ?? null;
  const known = called === null ? null : roster(called);
  return { scribe: known?.handle ?? null, scribeName: known === null ? called : known.name };
}
