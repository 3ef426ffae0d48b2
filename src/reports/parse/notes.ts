import type { Steps } from '../../base/work.ts';
import type { LineSpan } from '../lines.ts';
import type { Note, NoteProject } from '../types.ts';
import { readAnnouncement } from './announcement.ts';
import type { Block } from './block-writer.ts';
import { type Region, readBlocks } from './blocks.ts';
import { type Context, placeOf, type Reading } from './context.ts';
import { type HeaderEntry, readHeader } from './header.ts';
import { readLabel } from './labels.ts';
import type { Line } from './lines.ts';
import { readAttendees } from './organisations.ts';
import { addAnnouncement, addPlanned, type Plan } from './plan.ts';
import { readSpeech } from './speech.ts';
import { cellsOf } from './tables.ts';
import { projectsMeant } from './topics.ts';

export interface Minutes {
  notes: Note[];
  /** Labelled lines that are no bullets, such as `Scribe: @mgoelzer`. */
  entries: HeaderEntry[];
  /** The scribe's line as a bullet: it is a note as well. */
  listedEntries: HeaderEntry[];
  attendees: string[];
  unread: LineSpan[];
}

export const emptyMinutes = (): Minutes => ({
  notes: [],
  entries: [],
  listedEntries: [],
  attendees: [],
  unread: [],
});

/** Adds to `minutes` what stands below `## Meeting Notes`; what it says of the next meeting goes to the plan.
 * `level` is the rank of the notes' own heading. */
export function* readNotes(
  region: Region,
  level: number,
  date: string,
  plan: Plan,
  minutes: Minutes,
  context: Context,
): Steps<void> {
  const { blocks, unread } = readBlocks(region, { hasRows: true });
  for (const span of unread) minutes.unread.push(span);
  const { notes } = minutes;
  const noteOf = new Map<number, number>();
  const topicsOf = new Map<number, readonly NoteProject[]>();
  for (const [index, block] of blocks.entries()) {
    yield;
    const label =
      block.parent === null || level === 0 ? readLabelled(block, region, level === 0, context) : null;
    if (label && block.marker === 'none' && block.parent === null) {
      minutes.entries.push(...label.entries);
      for (const line of label.unread) minutes.unread.push(spanOf(line));
      continue;
    }
    if (label) minutes.listedEntries.push(...label.entries);
    const parent = block.parent === null ? null : (noteOf.get(block.parent) ?? null);
    const above = parent === null ? null : (notes[parent] ?? null);
    const reading = context.read(asPassage(block, region));
    const speech = readSpeech(reading.text, reading.speech);
    const next =
      speech.speaker === null && speech.kind === null ? readAnnouncement(reading.text, date) : null;
    if (next) addAnnouncement(plan, next, block, reading, 'NOTES', context);
    if (above?.kind === 'NEXT_MEETING') addPlanned(plan, block, reading, 'NOTES');
    minutes.attendees.push(...readAttendees(reading.text));
    const { projects, topics } = projectsMeant({
      ...{
        text: reading.text,
        namings: reading.namings,
        isRoot: above === null,
        isHeading: block.marker === 'heading',
        isAnnouncement: next !== null,
      },
      inherited: topicsOf.get(parent ?? -1) ?? [],
    });
    warnOf(block, reading, context);
    warnOfHeading(block, level, region, context);
    topicsOf.set(notes.length, topics);
    noteOf.set(index, notes.length);
    notes.push({
      parent,
      depth: above ? above.depth + 1 : 0,
      section: above ? above.section : reading.text.replace(/:$/, ''),
      ...speech,
      speakerName: null,
      kind: next ? 'NEXT_MEETING' : block.marker === 'heading' ? 'HEADING' : speech.kind,
      question: speech.kind === 'ANSWER' && above?.kind === 'QUESTION' ? above.question : speech.question,
      markdown: block.markdown,
      text: reading.text,
      links: reading.followed,
      projects,
      lineStart: block.lineStart,
      lineEnd: block.lineEnd,
    });
  }
}

/** The fields of a block that begins with a label of the header. */
function readLabelled(block: Block, { lines }: Region, isElsewhere: boolean, context: Context) {
  const first = lines[0]?.number ?? 1;
  const own = lines.slice(block.lineStart - first, block.lineEnd - first + 1);
  const kind = readLabel(own[0]?.raw ?? '')?.kind;
  // Who was there is a note as well, as it always was.
  if (kind === 'present' || kind === 'regrets' || kind === 'chair') return null;
  // In a section of another name, what links to the recording and says the hour may be bullets as well.
  const isListed = kind === 'scribe' || (isElsewhere && (kind === 'recording' || kind === 'time'));
  return kind && (block.marker === 'none' || isListed) ? readHeader(own, context) : null;
}

const spanOf = ({ number }: Line): LineSpan => ({ lineStart: number, lineEnd: number });

/** A heading is read without its marks, the row of a table without its strokes. */
function asPassage(block: Block, { headings }: Region) {
  if (block.marker === 'head' || block.marker === 'row') {
    const [row = ''] = block.markdown.split('\n');
    const cells = cellsOf(row).map(({ text }) => text);
    return { markdown: cells.filter((text) => text !== '').join(' | '), places: block.places };
  }
  const heading = block.marker === 'heading' ? headings.get(block.lineStart - 1) : undefined;
  return heading ? { markdown: heading.text, places: block.places } : block;
}

function warnOf(block: Block, { text }: Reading, { diagnose }: Context) {
  const { line, column } = placeOf(block, 0);
  if (text === '') diagnose.warn('empty-bullet', line, column, 'expected words after the bullet, found none');
  else if (block.marker === 'none') {
    diagnose.warn('missing-bullet', line, column, 'expected a bullet (-, * or +); read as a note of its own');
  }
}

/** A heading of the notes' own rank closes them elsewhere; here it may well be a topic, and nothing must get lost. */
function warnOfHeading(block: Block, level: number, { headings }: Region, { diagnose }: Context) {
  const heading = block.marker === 'heading' ? headings.get(block.lineStart - 1) : undefined;
  if (!heading || heading.level > level) return;
  const message = `"${heading.text.slice(0, 80)}" is not a known section; it was read as a topic of the notes`;
  diagnose.warn('unknown-section', block.lineStart, heading.column, message);
}
