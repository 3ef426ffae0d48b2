import type { DecisionContent } from '../decisions/content.ts';
import type { LineSpan } from '../lines.ts';
import { type ItemState, markDone, renderState } from '../render/action-item.ts';
import { type EnteredByHand, renderPeople, renderTask } from '../render/by-hand.ts';
import { renderDecision } from '../render/decision.ts';
import { type ReportHeader, renderHeaderLine, renderTitle } from '../render/header.ts';
import type { ActionItem, HeaderKind, ParsedReport } from '../types.ts';

/** What is known of a meeting beside what its report says. */
export interface KnownBeside {
  header: ReportHeader;
  /** Attendance and action items that no line of the report mentions. */
  entered: EnteredByHand;
  /** Decisions whose line says something else than the record that stands for it now. */
  changed: { line: LineSpan; decision: DecisionContent }[];
  /** Records that no line stands for. */
  added: DecisionContent[];
  /** Action items of which something else counts now than their line says. */
  actionItems: { item: ActionItem; now: ItemState }[];
}

interface Edit extends LineSpan {
  lines: string[];
}

/** Lines for `after`; a span that ends before it begins takes nothing away. */
const insert = (after: number, lines: string[]): Edit => ({ lineStart: after + 1, lineEnd: after, lines });

/** The report with its own words, and what else is known of the meeting at the places where a scribe would have written it. */
export function patchReport(source: string, report: ParsedReport, known: KnownBeside): string {
  const lines = source.replace(/\n+$/, '').split('\n');
  const edits = [
    ...headerEdits(report, known.header, renderPeople(known.entered)),
    ...known.changed.map(({ line, decision }) => ({ ...line, lines: [renderDecision(decision)] })),
    ...known.actionItems.flatMap(({ item, now }) => itemEdits(item, now, lines)),
    // Of two sections at the end the one that is put in last stands first.
    ...decisionEdits(report, known.added.map(renderDecision), lines.length),
    ...taskEdits(report, known.entered.actionItems.map(renderTask), lines.length),
  ];
  if (!edits.length) return source;
  for (const { lineStart, lineEnd, lines: instead } of edits.sort((a, b) => b.lineStart - a.lineStart))
    lines.splice(lineStart - 1, lineEnd - lineStart + 1, ...instead);
  return `${lines.join('\n')}\n`;
}

/** The words stay; behind them stands what counts now. */
function itemEdits(item: ActionItem, now: ItemState, lines: readonly string[]): Edit[] {
  const changed = new Map<number, string>();
  const lineAt = (number: number) => changed.get(number) ?? lines[number - 1] ?? '';
  changed.set(item.lineStart, markDone(lineAt(item.lineStart), now.doneOn !== null));
  const last = lineAt(item.textEnd);
  const end = item.cellEnd ?? last.length;
  changed.set(item.textEnd, `${renderState(last.slice(0, end), now)}${last.slice(end)}`);
  return [...changed].map(([number, line]) => ({ lineStart: number, lineEnd: number, lines: [line] }));
}

function headerEdits(report: ParsedReport, header: ReportHeader, people: readonly string[]): Edit[] {
  const said: [HeaderKind, unknown, unknown][] = [
    ['time', report.startsAt?.getTime() ?? null, header.startsAt?.getTime() ?? null],
    ['location', report.location, header.location],
    ['announcement', report.announcementUrl, header.announcementUrl],
    ['recording', report.recordingUrl, header.recordingUrl],
    ['scribe', report.scribe, header.scribe],
  ];
  const differing = said.filter(([, before, now]) => before !== now).map(([kind]) => kind);
  const heading = report.headings.find(({ kind }) => kind === 'TITLE') ?? { lineStart: 1, lineEnd: 1 };
  const title = heading.lineEnd;
  const section = report.headings.find(({ kind }) => kind !== 'TITLE')?.lineStart ?? Number.POSITIVE_INFINITY;
  const above = report.header.filter(({ lineStart }) => lineStart < section);
  const end = Math.max(title, ...above.map(({ lineEnd }) => lineEnd));
  const cancelled = Boolean(header.cancelled) !== Boolean(report.cancelled);
  const retitled: Edit[] = cancelled ? [{ ...heading, lines: [renderTitle(header)] }] : [];
  const changed = differing.flatMap((kind): Edit[] => {
    const line = renderHeaderLine(kind, header);
    const field = report.header.find((each) => each.kind === kind);
    if (field) return [{ ...field, lines: line ? [line] : [] }];
    return line ? [insert(end, ['', line, ''])] : [];
  });
  return [
    ...retitled,
    ...changed,
    ...(people.length ? [insert(end, ['', ...people.flatMap((line) => [line, ''])])] : []),
  ];
}

/** Behind those that are there, or under a heading of their own before the decisions. */
function taskEdits(report: ParsedReport, lines: string[], length: number): Edit[] {
  if (!lines.length) return [];
  const heading = report.headings.findLast(({ kind }) => kind === 'ACTION_ITEMS');
  if (heading) {
    const end = report.headings.find(({ lineStart }) => lineStart > heading.lineEnd)?.lineStart ?? length + 1;
    const last = report.actionItems
      .filter(({ lineStart }) => lineStart > heading.lineEnd && lineStart < end)
      .at(-1);
    return [insert(last?.lineEnd ?? heading.lineEnd, last ? lines : ['', ...lines, ''])];
  }
  const decisions = report.headings.find(({ kind }) => kind === 'DECISIONS');
  const section = ['## Action items', '', ...lines];
  return [decisions ? insert(decisions.lineStart - 1, [...section, '']) : insert(length, ['', ...section])];
}

function decisionEdits(report: ParsedReport, lines: string[], length: number): Edit[] {
  if (!lines.length) return [];
  const heading = report.headings.findLast(({ kind }) => kind === 'DECISIONS');
  if (!heading) return [insert(length, ['', '## Decisions', '', ...lines])];
  // The scribe wrote `none`, which is no longer true.
  const remarks = report.decisionRemarks.map(({ lineStart, lineEnd }) => ({ lineStart, lineEnd, lines: [] }));
  const last = report.decisions.filter(({ lineStart }) => lineStart > heading.lineEnd).at(-1);
  return [...remarks, insert(last?.lineEnd ?? heading.lineEnd, last ? lines : ['', ...lines, ''])];
}
