import type { DecisionContent } from '../decisions/content.ts';
import { type EnteredByHand, renderPeople, renderTask } from './by-hand.ts';
import { renderDecision } from './decision.ts';
import { escapeMarkdown, link } from './escape.ts';
import { type ReportHeader, renderHeaderLine, renderTitle } from './header.ts';

export interface RenderedItem {
  /** Plain text. */
  title: string;
  /** Whether a box to be ticked stands before it. */
  isBoxed?: boolean;
  /** What the title links to, such as a proposal's evidence. */
  url?: string | null;
  minutes: number | null;
  /** Handles without `@`. */
  presenters: readonly string[];
  items: readonly RenderedItem[];
}

/** A report as the group writes one, before there are notes. */
export interface ReportDocument {
  header: ReportHeader;
  /** Says `coming soon` for what a meeting yet to come cannot have. */
  isAhead: boolean;
  agenda: readonly RenderedItem[];
  next: { on: string | null; topics: readonly RenderedItem[] } | null;
  decisions: readonly DecisionContent[];
  /** What was entered of a meeting beside; left out: nothing. */
  entered?: EnteredByHand;
}

/** The report in the SIG's own format. What it says is read again from what it writes. */
export function renderReport({ header, isAhead, agenda, next, decisions, entered }: ReportDocument): string {
  const soon = (line: string | null, label: string) => line ?? (isAhead ? `${label}: coming soon` : null);
  const head = [
    renderHeaderLine('time', header),
    renderHeaderLine('location', header),
    soon(renderHeaderLine('announcement', header), 'Announcement'),
    soon(renderHeaderLine('recording', header), 'Video recording'),
    renderHeaderLine('previous', header),
    renderHeaderLine('attendees', header),
    ...(entered ? renderPeople(entered) : []),
  ].filter((line) => line !== null);
  const scribe = renderHeaderLine('scribe', header);
  const nextLines = next
    ? [`- Next meeting: ${next.on ?? 'TBD'}`, ...next.topics.flatMap((topic) => renderItem(topic, 1))]
    : [];
  return [
    renderTitle(header),
    head.join('\n\n'),
    '',
    '## Agenda',
    ...agenda.flatMap((item) => renderItem(item, 0)),
    ...nextLines,
    '',
    '## Meeting Notes',
    ...(scribe ? [scribe] : []),
    ...(entered?.actionItems.length
      ? ['', '## Action items', '', ...entered.actionItems.map(renderTask)]
      : []),
    ...(decisions.length ? ['', '## Decisions', '', ...decisions.map(renderDecision)] : []),
    '',
  ].join('\n');
}

function renderItem(
  { title, url, isBoxed, minutes, presenters, items }: RenderedItem,
  depth: number,
): string[] {
  const words = url ? link(title, url) : escapeMarkdown(title);
  const by = presenters.length ? ` - ${presenters.map((handle) => `@${handle}`).join(' ')}` : '';
  const line = `${'  '.repeat(depth)}- ${isBoxed ? '[ ] ' : ''}${words}${by}${minutes === null ? '' : ` (${minutes} min)`}`;
  return [line, ...items.flatMap((item) => renderItem(item, depth + 1))];
}
