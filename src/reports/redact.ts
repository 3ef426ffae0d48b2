import { ValidationError } from '../base/errors.ts';
import { parsedKey } from '../base/meeting-key.ts';
import type { Source } from '../base/source.ts';
import type { Db } from '../db/index.ts';
import { readProjectNames } from '../domain/project/names.ts';
import { blanked, blankLines, findRedacted } from '../domain/report/redact.ts';
import { applyImport } from './apply/apply.ts';
import { readInline } from './markdown.ts';
import { planImport } from './plan/plan.ts';
import { readWith } from './read.ts';
import { readStored } from './stored-state.ts';
import { suggest } from './suggestions.ts';
import type { ParsedReport } from './types.ts';

export interface Redacting {
  meeting: string;
  revision: number;
  lineStart: number;
  lineEnd: number;
  reason: string;
}

/**
 * Takes lines out of a report for everybody. What was read from them goes with them, as if they had always been blank; records that
 * were decided there stand, without the words.
 */
export async function redactReport(
  tx: Db,
  { reason, ...asked }: Redacting,
  { source, ...by }: { personId: number; now: Date; source: Source | null },
): Promise<{ meetingId: number; revisions: { revision: number; lines: number[] }[] }> {
  const { date, name } = parsedKey(asked.meeting);
  const found = await findRedacted(tx, asked);
  if (found.lines.every((line) => line.trim() === ''))
    throw refused('Expected a line with words; these are blank already.');
  const names = await readProjectNames(tx, source);
  const read = async (content: string) => (await readWith(names, content, '', date)).report;
  const before = await read(found.content);
  if (
    before?.headings.some(
      ({ lineStart, lineEnd }) => lineStart <= asked.lineEnd && lineEnd >= asked.lineStart,
    )
  )
    throw refused(
      'Expected lines without a heading, since headings say what the lines below them are; got a heading.',
    );
  // The meeting as it was read until now: afterwards nothing says what was there.
  const { stored } = await readStored(tx, { report: { ...reportOf(before), name }, hash: '' }, names);
  const done = await blankLines(tx, found, wordsOf(found.lines, before, asked), { ...by, reason });
  const current = stored?.meeting.report?.current;
  if (!stored || !current) throw new Error(`the report of ${date} has no current revision`);
  const left = await read(blanked(current.content, found.lines).content);
  if (!left)
    throw refused('Expected lines without which the importer can still read the report; got others.');
  const next = {
    report: { ...left, date, name },
    suggestions: suggest(left, names.source?.group?.words),
    hash: current.hash,
  };
  const plan = planImport(next, stored, by.now);
  if (!plan.summary.isUnchanged)
    await applyImport(tx, {
      plan,
      known: stored.meeting,
      content: { source: '', link: null, file: null, place: null, commit: null, writtenAt: null },
      context: { enteredBy: by.personId, now: by.now, projects: names.ids },
    });
  return { meetingId: stored.meeting.id, revisions: done };
}

function reportOf(report: ParsedReport | null): ParsedReport {
  if (!report) throw refused('Expected a revision that can be read.');
  return report;
}

/** In which forms the words of these lines may stand elsewhere: as they were written, as they read, and as what was decided. */
function wordsOf(
  lines: readonly string[],
  report: ParsedReport | null,
  { lineStart, lineEnd }: Pick<Redacting, 'lineStart' | 'lineEnd'>,
): { words: string[]; links: string[] } {
  const within = (span: { lineStart: number; lineEnd: number }) =>
    span.lineStart <= lineEnd && span.lineEnd >= lineStart;
  const decisions = report?.decisions.filter(within) ?? [];
  const forms = lines.flatMap((line) => {
    const bare = line.trim().replace(/^(?:[-*+•]|\d{1,9}[.)])\s+/, '');
    const value = /^\W{0,4}[A-Z][\w ]{0,40}:\W{0,4}\s(.+)$/.exec(bare)?.[1] ?? '';
    return [line.trim(), bare, readInline(bare).text, value, readInline(value).text];
  });
  const decided = decisions.flatMap((decision) => [
    decision.reason,
    'override' in decision && typeof decision.override === 'string' ? decision.override : '',
  ]);
  const links = lines.flatMap((line) => readInline(line).links.map(({ href }) => href));
  const unique = (texts: readonly string[]) =>
    [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].sort(
      (a, b) => b.length - a.length,
    );
  return { words: unique([...forms, ...decided]), links: unique(links) };
}

const refused = (message: string) => new ValidationError([{ path: 'input.lineStart', message }]);
