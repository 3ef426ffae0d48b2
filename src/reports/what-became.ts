import { LRUCache } from 'lru-cache';
import { linesOf } from '../domain/report/lines.ts';
import { readUnnamed } from './read.ts';
import type { AgendaItem, LineSpan, ParsedReport } from './types.ts';

export const LINE_KINDS = [
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
}

/** Contents never change, and their lines are asked for page by page. */
const read = new LRUCache<string, Became[]>({ max: 64 });

/** What became of each line, in their order; it does not depend on what the projects are called. */
export function whatBecame(content: string): Became[] {
  const known = read.get(content) ?? becameOf(content);
  read.set(content, known);
  return known;
}

function becameOf(content: string): Became[] {
  const lines = linesOf(content);
  const became = lines.map(
    (line, index): Became => ({ kind: line.trim() === '' ? 'BLANK' : 'UNREAD', lineStart: index + 1 }),
  );
  const report = readUnnamed(content);
  if (!report) return became;
  for (const [kind, spans] of spansOf(report))
    for (const { lineStart, lineEnd } of spans)
      for (let line = lineStart; line <= Math.min(lineEnd, lines.length); line++)
        became[line - 1] = { kind, lineStart };
  return became;
}

/** What comes later stands over what came before: a topic that was planned is also a point of an agenda or a note. */
const spansOf = (report: ParsedReport): [LineKind, readonly LineSpan[]][] => [
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
  ['NOTE', report.notes],
  ['DECISION', report.decisions],
];

function* agendaItems(items: readonly AgendaItem[]): Generator<LineSpan> {
  for (const item of items) {
    yield item;
    yield* agendaItems(item.items);
  }
}
