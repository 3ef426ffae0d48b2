import type { HeaderField } from '../types.ts';
import type { Place } from './block-writer.ts';
import { type Context, placeOf, type Reading } from './context.ts';
import { type Label, readLabel } from './labels.ts';
import type { Line } from './lines.ts';

/** A header field with what its value says. */
export interface HeaderEntry extends HeaderField {
  reading: Reading;
  /** Where the value begins. */
  place: Place;
  /** One for each line of the value. */
  places: Place[];
}

interface Draft extends Label {
  line: number;
  parts: string[];
  places: Place[];
  /** Square brackets that are still open: a link's text may wrap. */
  depth: number;
}

const count = (text: string, char: string) => text.split(char).length - 1;

/**
 * Reads labelled lines such as `Announcement: …`. A value goes on in the lines below, up to a blank line or the next label;
 * one that is still empty may begin after a blank line. Returns the lines that belong to no label, too. Where the whole report is
 * such a header (`isBody`), a label that nobody knows is one only before everything else: further down it is what somebody said.
 */
export function readHeader(lines: readonly Line[], context: Context, isBody = false) {
  const drafts: Draft[] = [];
  const unread: Line[] = [];
  let current: Draft | null = null;
  let isAfterBlank = true;
  for (const line of lines) {
    if (line.isBlank) {
      isAfterBlank = true;
      continue;
    }
    const isWrapped: boolean = current !== null && (!isAfterBlank || current.parts.length === 0);
    const found = readLabel(line.raw);
    const isSaid = isBody && found?.kind === null && (unread.length > 0 || BULLET.test(line.raw));
    const label = isSaid ? null : found;
    const isTable = /^[ \t]*\|/.test(line.raw);
    const isListed = isOfPeople(current) && BULLET.test(line.raw) && isListOf(current);
    const isInValue: boolean =
      isListed || (current !== null && !isAfterBlank && (current.parts.length === 0 || current.depth > 0));
    isAfterBlank = false;
    if (label && (label.kind !== null || !isInValue)) {
      current = { ...label, line: line.number, parts: [], places: [], depth: 0 };
      drafts.push(current);
      add(current, line, label.offset);
    } else if (current && (isWrapped || isListed) && !isTable)
      add(current, line, line.raw.length - line.raw.trimStart().length);
    else {
      current = null;
      unread.push(line);
    }
  }
  return { entries: drafts.map((draft) => readEntry(draft, context)), unread };
}

/** A list of people may have a person and a colon in each line, and blank lines between them. */
const isOfPeople = (draft: Draft | null) => draft?.kind === 'present' || draft?.kind === 'regrets';
/** A list of people begins right below their label: behind people in one line a list is of something else. */
const isListOf = (draft: Draft | null) =>
  draft !== null && (draft.parts.length === 0 || draft.parts.every((part) => BULLET.test(part)));
const BULLET = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]/;

function add(draft: Draft, line: Line, offset: number) {
  const text = line.raw.slice(offset);
  if (text === '') return;
  draft.parts.push(text);
  draft.places.push({ line: line.number, column: offset + 1 });
  draft.depth += count(text, '[') - count(text, ']');
}

function readEntry({ kind, label, line, parts, places }: Draft, { diagnose, read }: Context): HeaderEntry {
  const passage = { markdown: parts.join('\n'), places };
  const reading = read(passage);
  if (kind === null) {
    diagnose.warn('unknown-header', line, 1, `"${label}" is not a known header field; it is kept as text`);
  }
  const span = { lineStart: line, lineEnd: places.at(-1)?.line ?? line };
  const { text, followed: links } = reading;
  const place = parts.length > 0 ? placeOf(passage, 0) : { line, column: 1 };
  return { kind, label, markdown: passage.markdown, text, links, ...span, reading, place, places };
}
