import { LRUCache } from 'lru-cache';
import type { GroupWords } from '../base/group.ts';
import { linesOf } from '../domain/evidence/lines.ts';
import type { LineSpan } from './lines.ts';
import { plainText } from './plain-text.ts';
import { readUnnamed } from './read.ts';
import type { AgendaItem, ParsedReport } from './types.ts';

const LINE_KINDS = [
  'TITLE',
  'HEADING',
  'HEADER',
  'AGENDA_ITEM',
  'NOTE',
  'ATTENDANCE',
  'ACTION_ITEM',
  'RESOLUTION',
  'DECISION',
  'PLANNED_TOPIC',
  'ANNOUNCEMENT',
  'REMARK',
  'UNREAD',
  'BLANK',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** What a line of a report became, and where that begins: a note may go over several lines. */
export interface Became {
  kind: LineKind;
  lineStart: number;
  /** What was read, where that is not just its lines without their Markdown. */
  words?: string | undefined;
  /** How many points or notes it stands below. */
  depth: number;
}

/** Contents never change, and their lines are asked for page by page. */
const read = new LRUCache<string, Became[]>({ max: 64 });

/** What became of each line, in their order; by the words of the group; it does not depend on what the projects are called. */
export async function whatBecame(content: string, words?: GroupWords): Promise<Became[]> {
  const key = words ? `${JSON.stringify(words)}\n${content}` : content;
  const known = read.get(key) ?? (await becameOf(content, words));
  read.set(key, known);
  return known;
}

async function becameOf(content: string, words: GroupWords | undefined): Promise<Became[]> {
  const lines = linesOf(content);
  const became = lines.map(
    (line, index): Became => ({
      kind: line.trim() === '' ? 'BLANK' : 'UNREAD',
      lineStart: index + 1,
      depth: 0,
    }),
  );
  const report = await readUnnamed(content, words);
  if (!report) return became;
  for (const [kind, spans] of spansOf(report))
    for (const { lineStart, lineEnd, words, depth = 0 } of spans)
      for (let line = lineStart; line <= Math.min(lineEnd, lines.length); line++)
        became[line - 1] = { kind, lineStart, words, depth };
  return became;
}

/** What was read from a line on, as a reader sees it; null where what it is part of began before, and for a blank line. */
export function wordsFrom(line: number, lines: readonly string[], became: readonly Became[]): string | null {
  const of = (number: number) => became[number - 1]?.lineStart;
  if (of(line) !== line) return null;
  let end = line;
  while (of(end + 1) === line) end++;
  return became[line - 1]?.words ?? (plainText(lines.slice(line - 1, end).join('\n')) || null);
}

interface Read extends LineSpan {
  /** Absent: the words of its lines. */
  words?: string;
  depth?: number;
}

/** Later entries win over earlier ones: a topic that was planned is also a point of an agenda or a note. */
const spansOf = (report: ParsedReport): [LineKind, readonly Read[]][] => [
  ['TITLE', report.headings.filter(({ kind }) => kind === 'TITLE')],
  ['HEADING', report.headings.filter(({ kind }) => kind !== 'TITLE')],
  // What stands in the header, the agenda or the notes as well is these.
  ['REMARK', [...report.planRemarks, ...report.decisionRemarks, ...report.lists]],
  ['RESOLUTION', report.resolutions],
  ['ACTION_ITEM', report.actionItems],
  ['ATTENDANCE', report.attendance],
  ['HEADER', report.header],
  ['ANNOUNCEMENT', report.announcements],
  ['PLANNED_TOPIC', report.plannedNext],
  ['AGENDA_ITEM', [...agendaItems(report.agenda)]],
  ['NOTE', report.notes.map(({ text, ...note }) => ({ ...note, words: text }))],
  ['DECISION', report.decisions],
];

function* agendaItems(items: readonly AgendaItem[], depth = 0): Generator<Read> {
  for (const item of items) {
    const { lineStart, lineEnd, title } = item;
    yield { lineStart, lineEnd, words: title, depth };
    yield* agendaItems(item.items, depth + 1);
  }
}
