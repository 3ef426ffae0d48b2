import type { Steps } from '../../base/work.ts';
import { type Decisions, readDecisions } from '../decisions/index.ts';
import type { LineSpan } from '../lines.ts';
import type { AgendaItem, SectionHeading } from '../types.ts';
import { readAgenda } from './agenda.ts';
import type { Block } from './block-writer.ts';
import { type Region, readBlocks } from './blocks.ts';
import type { Context } from './context.ts';
import type { ListSection } from './gather.ts';
import { type HeaderEntry, readHeader } from './header.ts';
import type { Line } from './lines.ts';
import { readNextSection } from './next-section.ts';
import { emptyMinutes, type Minutes, readNotes } from './notes.ts';
import { emptyPlan, type Plan } from './plan.ts';
import type { Section } from './sections.ts';

export interface SectionsRead {
  headings: SectionHeading[];
  header: HeaderEntry[];
  agenda: AgendaItem[];
  minutes: Minutes;
  plan: Plan;
  decided: Decisions;
  lists: ListSection[];
  unread: LineSpan[];
}

const spanOf = ({ number }: Line): LineSpan => ({ lineStart: number, lineEnd: number });
/** Not `push(...items)`, which fails on long lists, and not `concat`, which copies for every section. */
function addAll<T>(target: T[], items: readonly T[]) {
  for (const item of items) target.push(item);
}

/** Reads every section in source order; the same kind may stand there more than once. */
export function* readSections(
  sections: readonly Section[],
  whole: Region,
  date: string,
  context: Context,
): Steps<SectionsRead> {
  const decided: Decisions = { decisions: [], remarks: [], refused: [], resolutions: [] };
  const found: SectionsRead = {
    ...{ headings: [], header: [], agenda: [], lists: [], unread: [], decided },
    ...{ minutes: emptyMinutes(), plan: emptyPlan() },
  };
  const { headings, header, agenda, minutes, plan, unread } = found;
  let position = 0;
  const wasAttended =
    sections.some(({ kind }) => kind === 'PRESENT') ||
    /^\W*(?:attendees?|present|participants?)\b/im.test(headOf(sections));
  const isHeaded = sections.some(({ kind, heading }) => kind === 'NOTES' && heading !== null);
  const hasNotes = sections.some(({ kind }) => kind === 'NOTES');
  for (const { kind, heading, lines } of sections) {
    const region: Region = { ...whole, lines };
    const span = heading && { lineStart: heading.index + 1, lineEnd: heading.lastLine + 1 };
    if (heading && span && kind !== 'UNKNOWN' && kind !== 'HEADER')
      headings.push({ kind, text: heading.text, ...span });
    if (kind === 'HEADER') {
      // Where no heading begins the agenda or the notes, they may stand anywhere.
      const isBody = !hasNotes && !sections.some((section) => section.kind === 'AGENDA');
      const read = readHeader(lines, context, isBody);
      addAll(header, read.entries);
      if (!isBody) addAll(unread, read.unread.map(spanOf));
      else
        for (const run of runsOf(read.unread, whole.lines))
          yield* readNotes({ ...whole, lines: run }, 7, date, plan, minutes, context);
    } else if (kind === 'AGENDA') {
      const read = readAgenda(region, date, plan, position, context);
      position = read.position;
      addAll(agenda, read.items);
      addAll(unread, read.unread);
      // Where nothing else is a note, what stands below the items of an agenda was said at the meeting.
      const isBoth = /\b(?:notes|minutes|discussion)\b/i.test(heading?.text ?? '');
      const wasSaid = !hasNotes && wasAttended && read.items.some(({ items }) => items.length > 0);
      // What has headings of its own is more than a list of points.
      const hasParts = !isHeaded && lines.some(({ number }) => whole.headings.has(number - 1));
      if (isBoth || wasSaid || hasParts) yield* readNotes(region, 7, date, plan, minutes, context);
    } else if (kind === 'NOTES') {
      yield* readNotes(region, heading?.level ?? 7, date, plan, minutes, context);
    } else if (kind === 'DECISIONS') {
      yield* readDecisions(region, decided, context);
    } else if (kind === 'NEXT_MEETING' && heading && span) {
      addAll(
        unread,
        readNextSection(headingBlock(heading.text, span, heading.column), region, date, plan, context),
      );
    } else if (
      kind === 'PRESENT' ||
      kind === 'REGRETS' ||
      kind === 'ACTION_ITEMS' ||
      kind === 'RESOLUTIONS'
    ) {
      const read = readBlocks(region);
      found.lists.push({ kind, blocks: read.blocks });
      addAll(unread, read.unread);
    } else if (heading) {
      // A section of another name is notes, under its own heading.
      const own = whole.lines.slice(heading.index, heading.lastLine + 1);
      yield* readNotes({ ...whole, lines: [...own, ...lines] }, 0, date, plan, minutes, context);
    }
  }
  addAll(header, minutes.entries);
  addAll(unread, minutes.unread);
  return found;
}

const headOf = (sections: readonly Section[]): string =>
  sections
    .filter(({ kind }) => kind === 'HEADER')
    .flatMap(({ lines }) => lines.map(({ raw }) => raw))
    .join('\n');

/** Lines that follow each other, with the blank ones between them. */
function runsOf(lines: readonly Line[], all: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const last = run?.at(-1)?.number ?? -1;
    const between = all.slice(last, line.number - 1);
    if (run && between.every(({ isBlank }) => isBlank)) run.push(...between, line);
    else runs.push([line]);
  }
  return runs;
}

const headingBlock = (markdown: string, span: LineSpan, column: number): Block => ({
  ...span,
  ...{ parent: null, depth: 0, marker: 'heading', isAttached: false, markdown },
  places: [{ line: span.lineStart, column }],
});
