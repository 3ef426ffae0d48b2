import { type GroupWords, PARTS, type Part } from '../../base/group.ts';
import type { Diagnose } from '../diagnostics.ts';
import type { HeadingKind } from '../types.ts';
import type { Region } from './blocks.ts';
import type { Heading } from './headings.ts';
import type { Line } from './lines.ts';
import { listKindOf, withoutMarks } from './lists.ts';

export interface Section {
  kind: Exclude<HeadingKind, 'TITLE'> | 'HEADER' | 'UNKNOWN';
  /** Null for the header, which begins right after the title. */
  heading: (Heading & { index: number }) | null;
  lines: Line[];
}

const KINDS: readonly (readonly [Exclude<HeadingKind, 'TITLE'>, RegExp])[] = [
  ['AGENDA', /^(?:(?:meeting|proposed|draft|tentative)\s+)?agenda(?![\w-])/],
  [
    'NOTES',
    /^(?:(?:the\s+)?meeting\s+)?(?:notes|minutes)(?![\w-])(?!\s+(?:on|about|for|from previous|of (?:the )?(?:last|previous))\b)/,
  ],
  ['DECISIONS', /^decisions?(?![\w-])/],
  ['NEXT_MEETING', /^next\s+meeting(?![\w'’-])/],
];
/** A heading that lost its `#`: `Agenda`, `**Meeting Notes**`, `Notes:`, alone in its line after a blank one. */
const BARE = /^(?:\*\*|__)?(agenda|(?:meeting )?(?:notes|minutes)|decisions):?(?:\*\*|__)?:?[ \t]*$/i;

const PART_OF: Readonly<Record<Part, Section['kind']>> = {
  agenda: 'AGENDA',
  notes: 'NOTES',
  decisions: 'DECISIONS',
  next_meeting: 'NEXT_MEETING',
  resolutions: 'RESOLUTIONS',
  action_items: 'ACTION_ITEMS',
  attendance: 'PRESENT',
  regrets: 'REGRETS',
};

const MOST_OF_A_WORD = 200;

/** The section that a heading begins by a word of the group; null where it is none of its words. */
function ownKind(text: string, words: GroupWords | undefined): Section['kind'] | null {
  // Longer ones are no words of a group, and cost more than they are worth.
  if (!words || text.length > MOST_OF_A_WORD) return null;
  const bare = text.replace(/^[^\p{L}]+|[^\p{L}\d)]+$/gu, '').toLowerCase();
  const part = PARTS.find((key) => words.sections[key]?.some((word) => word.toLowerCase() === bare));
  return part ? PART_OF[part] : null;
}

/** The section that a heading begins; null where it names none. */
export const kindOf = (text: string, own?: GroupWords) => {
  const kind = ownKind(text, own);
  if (kind) return kind;
  const words = withoutMarks(text).toLowerCase();
  return KINDS.find(([, form]) => form.test(words))?.[0] ?? null;
};

/**
 * Splits what follows the title at its headings. Within the notes a heading that names no section stays in them, and one
 * below their rank leads back to them; elsewhere it opens a section that is not known, if it ranks as high as the current.
 */
export function splitSections(source: Region, titleEnd: number, diagnose: Diagnose): Section[] {
  const { lines, headings, verbatim } = source;
  const header: Section = { kind: 'HEADER', heading: null, lines: [] };
  const sections = [header];
  let current = header;
  let notesLevel = 7;
  let folded: { end: number; within: Section['kind'] } | null = null;
  const open = (section: Section) => {
    sections.push(section);
    current = section;
  };
  for (let index = titleEnd; index < lines.length; index++) {
    const heading = headings.get(index) ?? bareHeading(lines, index, diagnose);
    const kind = heading ? kindOf(heading.text, source.words) : null;
    const isOwn = heading && (!current.heading || heading.level <= current.heading.level);
    // A fold is a section of its own, and what stands behind it goes on with the one before.
    if (folded && folded.end < index) {
      open({ kind: folded.within, heading: null, lines: [] });
      folded = null;
    }
    const list = heading && current.kind !== 'NOTES' ? listKindOf(heading.text) : null;
    const foldEnd = source.folds?.get(index);
    if (heading && foldEnd !== undefined) {
      const isText = current.kind === 'UNKNOWN' || current.kind === 'NEXT_MEETING';
      folded = { end: foldEnd, within: isText ? 'NOTES' : current.kind };
      open({
        kind: kind ?? listKindOf(heading.text) ?? 'UNKNOWN',
        heading: { ...heading, index },
        lines: [],
      });
      index = heading.lastLine;
      continue;
    }
    if (heading && kind) {
      open({ kind, heading: { ...heading, index }, lines: [] });
      if (kind === 'NOTES') notesLevel = heading.level;
      index = heading.lastLine;
      continue;
    }
    if (heading && list && !isOwn && current.kind !== 'DECISIONS') {
      open({ kind: list, heading: { ...heading, index }, lines: [] });
      index = heading.lastLine;
      continue;
    }
    if (heading && isOwn && current.kind !== 'NOTES') {
      if (heading.level > notesLevel) open({ kind: 'NOTES', heading: null, lines: [] });
      else {
        open({ kind: listKindOf(heading.text) ?? 'UNKNOWN', heading: { ...heading, index }, lines: [] });
        index = heading.lastLine;
        continue;
      }
    }
    const last = heading?.lastLine ?? verbatim.get(index) ?? index;
    for (; index < last; index++) current.lines.push(lines[index] as Line);
    current.lines.push(lines[last] as Line);
  }
  return sections.some(({ kind }) => kind === 'NOTES') ? sections : sections.flatMap(withoutMinutes);
}

const LISTED = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]/;

/** Where no heading begins the notes, they begin with the first paragraph behind the list of an agenda. */
function withoutMinutes(section: Section): Section[] {
  const { kind, lines } = section;
  if (kind !== 'AGENDA') return [section];
  const first = lines.findIndex(({ raw }) => LISTED.test(raw));
  const end = lines.findIndex(
    ({ raw, isBlank, indent }, index) =>
      first >= 0 &&
      index > first &&
      !isBlank &&
      indent === 0 &&
      !LISTED.test(raw) &&
      lines[index - 1]?.isBlank,
  );
  return end < 0
    ? [section]
    : [
        { ...section, lines: lines.slice(0, end) },
        { kind: 'NOTES', heading: null, lines: lines.slice(end) },
      ];
}

function bareHeading(lines: readonly Line[], index: number, diagnose: Diagnose): Heading | null {
  const line = lines[index];
  const [, word] = BARE.exec(line?.raw ?? '') ?? [];
  if (!line || !word || (index > 0 && !lines[index - 1]?.isBlank)) return null;
  const isDecisions = /^decisions/i.test(word);
  const message = isDecisions
    ? 'decisions are read under a heading only: expected "## Decisions"'
    : `expected a heading such as "## ${word}"; read as one`;
  diagnose.warn(isDecisions ? 'decisions-without-heading' : 'heading-without-marks', line.number, 1, message);
  return isDecisions ? null : { level: 2, text: word, column: 1, lastLine: index };
}
