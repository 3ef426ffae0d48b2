import { collectDiagnostics, type Diagnostic } from '../diagnostics.ts';
import type { ParsedReport, ParseOptions } from '../types.ts';
import type { Region } from './blocks.ts';
import { checkCharacters } from './characters.ts';
import { createContext } from './context.ts';
import { normaliseLineEnds } from './decode.ts';
import { readHeaderValues } from './header-values.ts';
import { findHeadings } from './headings.ts';
import { REPORT_LIMITS } from './limits.ts';
import { splitLines } from './lines.ts';
import { settleDate } from './plan.ts';
import { readSections } from './read-sections.ts';
import { splitSections } from './sections.ts';
import { readTitle } from './title.ts';
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

/**
 * Reads the Markdown of one meeting. Nothing is guessed and nothing dropped: every line that is not blank is in a field,
 * an item, a note, a decision or in `unread`, and what was not understood has a diagnostic.
 */
export function parseReport(source: string, options: ParseOptions): Parsed {
  const { diagnose, list } = collectDiagnostics(options.path);
  const lines = splitLines(normaliseLineEnds(source));
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
  const whole: Region = { lines, verbatim, headings: findHeadings(lines, verbatim) };
  const context = createContext(options, diagnose);
  const title = readTitle(whole, options.path, context);
  if (!title) return { report: null, diagnostics: list() };

  const { text, date, lineStart, lineEnd } = title;
  const sections = splitSections(whole, lineEnd, diagnose);
  const { headings, header, agenda, minutes, plan, decided, unread } = readSections(
    sections,
    whole,
    date,
    context,
  );
  const before = lines.slice(0, lineStart - 1).filter(({ isBlank }) => !isBlank);
  const preamble = before.map(({ number }) => ({ lineStart: number, lineEnd: number }));
  const values = readHeaderValues([...header, ...minutes.listedEntries], date, context);
  const report: ParsedReport = {
    date,
    title: text,
    headings: [{ kind: 'TITLE', text, lineStart, lineEnd }, ...headings],
    ...values,
    attendeeOrganisations: [...new Set([...values.attendeeOrganisations, ...minutes.attendees])],
    header: header.map(({ reading: _reading, place: _place, ...field }) => field),
    agenda,
    announcedNextOn: settleDate(plan, context),
    announcements: plan.announcements,
    plannedNext: plan.topics,
    planRemarks: plan.remarks,
    notes: minutes.notes,
    decisions: decided.decisions,
    decisionRemarks: decided.remarks,
    unread: [...keepUnread([...preamble, ...unread], lines, diagnose), ...decided.refused].sort(
      (a, b) => a.lineStart - b.lineStart,
    ),
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
