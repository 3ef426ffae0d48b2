import type { LineSpan } from '../lines.ts';
import type { AgendaItem } from '../types.ts';
import { opensAnnouncement, readAnnouncement } from './announcement.ts';
import type { Block } from './block-writer.ts';
import { type Region, readBlocks } from './blocks.ts';
import { type Context, placeOf, projectRefs, type Reading } from './context.ts';
import { readItemTitle } from './item-title.ts';
import { addAnnouncement, addPlanned, addRemark, type Plan } from './plan.ts';

export interface Agenda {
  items: AgendaItem[];
  /** Of the last item. */
  position: number;
  unread: LineSpan[];
}

/**
 * Reads the list below `## Agenda`. `Next meeting` and what stands below it goes to the plan. `count` is the number of
 * items read before, of an agenda in several parts.
 */
export function readAgenda(
  region: Region,
  date: string,
  plan: Plan,
  count: number,
  context: Context,
): Agenda {
  const { blocks, unread } = readBlocks(region);
  const items: AgendaItem[] = [];
  const byBlock = new Map<number, AgendaItem>();
  const announcements = new Set<number>();
  const promised = new Set<number>();
  let position = count;
  for (const [index, block] of blocks.entries()) {
    if (isNoItem(block)) {
      unread.push({ lineStart: block.lineStart, lineEnd: block.lineEnd });
      continue;
    }
    const reading = context.read(block);
    const parent = block.parent === null ? undefined : byBlock.get(block.parent);
    if (block.parent !== null && announcements.has(block.parent)) {
      promised.add(index);
      addPlanned(plan, block, reading, 'AGENDA');
      continue;
    }
    if (block.parent !== null && promised.has(block.parent)) {
      promised.add(index);
      addRemark(plan, block);
      continue;
    }
    const { title, minutes, presenters } = readItemTitle(withoutBox(reading, block.markdown));
    const next = parent ? null : readNext(reading.text, date, minutes !== null || presenters.length > 0);
    if (next) {
      announcements.add(index);
      addAnnouncement(plan, next, block, reading, 'AGENDA', context);
      continue;
    }
    warnOfMarker(block, context);
    const { lineStart, lineEnd, markdown } = block;
    const projects = projectRefs(reading.namings);
    const item = {
      position: ++position,
      title,
      markdown,
      minutes,
      presenters,
      presenterNames: [],
      projects,
      items: [],
      lineStart,
      lineEnd,
    };
    byBlock.set(index, item);
    (parent?.items ?? items).push(item);
  }
  return { items, position, unread };
}

/** A box to be ticked is no part of what an item is called; brackets that are escaped are no box. */
function withoutBox({ text, speech }: Reading, markdown: string) {
  const isBoxed = /^\s*\[[ xX]\]\s/.test(markdown);
  const [box = ''] = (isBoxed && /^\[[ xX]\]\s+(?=\S)/.exec(text)) || [];
  return { text: text.slice(box.length), speech: speech.slice(box.length) };
}

/** Headings, paragraphs and empty bullets are no items; a line within the list that lost its bullet is one. */
const isNoItem = ({ marker, isAttached, parent, markdown }: Block) =>
  marker === 'heading' || markdown.trim() === '' || (marker === 'none' && !isAttached && parent === null);

function readNext(text: string, date: string, isItem: boolean) {
  const next = readAnnouncement(text, date);
  if (next || isItem || !opensAnnouncement(text)) return next;
  return {
    on: null,
    rest: '',
    problem: `expected "Next meeting: " and a date, found "${text.slice(0, 80)}"`,
  };
}

function warnOfMarker(block: Block, { diagnose }: Context) {
  if (block.marker !== 'none') return;
  const { line, column } = placeOf(block, 0);
  diagnose.warn('missing-bullet', line, column, 'expected a bullet (-, * or +); read as one of its own');
}
