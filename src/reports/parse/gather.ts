import type { GroupWords } from '../../base/group.ts';
import type { LineSpan } from '../lines.ts';
import { readInline } from '../markdown.ts';
import type {
  ActionItem,
  ActionItemReview,
  AgendaItem,
  Attendance,
  Note,
  ProjectRef,
  Resolution,
  SectionHeading,
} from '../types.ts';
import { readTask, type Task, type TaskContext } from './action-items.ts';
import { type Attendee, attendeeKeys, namesNobody, readAttendees } from './attendance.ts';
import type { Block } from './block-writer.ts';
import { type Context, projectRefs } from './context.ts';
import { attendeesOf, tasksOf, votesOf } from './from-tables.ts';
import type { HeaderEntry } from './header.ts';
import { REPORT_LIMITS } from './limits.ts';
import type { Line } from './lines.ts';
import { type ListKind, listKindOf } from './lists.ts';
import { hasVotes, readResolution } from './resolutions.ts';
import { findTables, type Table } from './tables.ts';

/** A section that is a list of people, action items or resolutions. */
export interface ListSection {
  kind: ListKind;
  blocks: readonly Block[];
}

/** The parts of a report that may name people, action items and resolutions. */
export interface Sources {
  date: string;
  lines: readonly Line[];
  header: readonly HeaderEntry[];
  agenda: readonly AgendaItem[];
  notes: readonly Note[];
  sections: readonly ListSection[];
  /** Those that stand with a decision. */
  resolutions: readonly Resolution[];
  /** Words of the group beside those that every reader knows. */
  words?: GroupWords | undefined;
  /** Lines that nothing else has been made of. */
  unread: readonly LineSpan[];
}

export interface Gathered {
  attendance: Attendance[];
  actionItems: ActionItem[];
  reviews: ActionItemReview[];
  resolutions: Resolution[];
  /** Headings within the sections that open a list of another kind. */
  headings: SectionHeading[];
  /** Lines that were read as part of a list or table, whether or not they say anything of their own. */
  lists: LineSpan[];
  unread: LineSpan[];
}

const plain = (markdown: string) => readInline(markdown.slice(0, 4_000)).text.trim();
const spanOf = ({ lineStart, lineEnd }: LineSpan): LineSpan => ({ lineStart, lineEnd });

/** People, action items and resolutions in the minutes, whatever else their lines are. In source order. */
export function gather(sources: Sources, context: Context): Gathered {
  const { date, lines, unread } = sources;
  const left = new Set<number>();
  for (const { lineStart, lineEnd } of unread)
    for (let number = lineStart; number <= lineEnd; number++) left.add(number);
  const found: Gathered = {
    attendance: [],
    actionItems: [],
    reviews: [],
    resolutions: [],
    headings: [],
    lists: [],
    unread: [],
  };
  const take = ({ lineStart, lineEnd }: LineSpan) => {
    found.lists.push({ lineStart, lineEnd });
    for (let number = lineStart; number <= lineEnd; number++) left.delete(number);
  };
  const tables = findTables((number) => lines[number - 1], left);
  const lists = splitLists(sources.sections, found, left);
  addPeople(sources, lists, tables, found, take, context);
  const tasks: TaskContext = { date, isListed: false, isAttendee: among(found.attendance) };
  addTasks(sources, lists, tables, tasks, found, take, context);
  addResolutions(sources, lists, tables, found, take);
  for (const list of [found.attendance, found.actionItems, found.reviews, found.resolutions])
    list.sort((a, b) => a.lineStart - b.lineStart);
  found.unread = [...left].map((number) => ({ lineStart: number, lineEnd: number }));
  return found;
}

interface ListedBlock {
  kind: ListKind;
  block: Block;
  /** What stands below it. */
  below: Block[];
}

/** The entries of the sections, each with what stands below it. Lines of theirs are unread until they are taken. */
function splitLists(sections: readonly ListSection[], found: Gathered, left: Set<number>): ListedBlock[] {
  const listed: ListedBlock[] = [];
  for (const section of sections) {
    let { kind } = section;
    const entryOf = new Map<number, ListedBlock>();
    for (const [index, block] of section.blocks.entries()) {
      const other = block.marker === 'heading' ? listKindOf(block.markdown.replace(/^#+\s*/, '')) : null;
      if (other) {
        kind = other;
        found.headings.push({ kind, text: plain(block.markdown), ...spanOf(block) });
        continue;
      }
      for (let number = block.lineStart; number <= block.lineEnd; number++) left.add(number);
      const parent = block.parent === null ? undefined : entryOf.get(block.parent);
      const own = block.marker === 'heading' ? undefined : { kind, block, below: [] };
      if (parent && kind !== 'PRESENT' && kind !== 'REGRETS') parent.below.push(block);
      else if (own) listed.push(own);
      const entry = parent && kind !== 'PRESENT' && kind !== 'REGRETS' ? parent : own;
      if (entry) entryOf.set(index, entry);
    }
  }
  return listed;
}

function addPeople(
  { header, notes }: Sources,
  lists: readonly ListedBlock[],
  tables: readonly Table[],
  { attendance }: Gathered,
  take: (span: LineSpan) => void,
  { diagnose }: Context,
) {
  const known = new Map<string, Attendance>();
  const add = (attendees: readonly Attendee[], span: LineSpan) => {
    for (const attendee of attendees) {
      const keys = attendeeKeys(attendee);
      const before = keys.map((key) => known.get(key)).find((each) => each !== undefined);
      const { handle, organisation, remark } = attendee;
      if (before) {
        before.handle ??= handle;
        before.organisation ??= organisation;
        before.remark ??= remark;
      }
      const person = before ?? { ...attendee, ...spanOf(span) };
      if (!before) attendance.push(person);
      for (const key of keys) known.set(key, person);
    }
  };
  for (const { kind, markdown, places } of header) {
    if (kind !== 'present' && kind !== 'regrets' && kind !== 'chair') continue;
    const state = kind === 'regrets' ? 'REGRETS' : 'PRESENT';
    for (const [index, line] of markdown.split('\n').entries()) {
      const number = places[index]?.line ?? 1;
      const text = plain(line.replace(/^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+/, ''));
      add(readAttendees(text, state, kind === 'chair' ? 'chair' : null), {
        lineStart: number,
        lineEnd: number,
      });
    }
  }
  const listed = lists.filter(({ kind }) => kind === 'PRESENT' || kind === 'REGRETS');
  const bullets = listed.filter(({ block }) => block.marker !== 'none').length;
  for (const { kind, block } of listed) {
    if (kind !== 'PRESENT' && kind !== 'REGRETS') continue;
    // A paragraph behind a list of people is about something else.
    if (block.marker === 'none' && !block.isAttached && bullets > 0) continue;
    const texts = block.marker === 'none' ? peopleLines(block) : [{ text: block.markdown, ...spanOf(block) }];
    const read = texts.map(({ text }) => readAttendees(plain(text), kind));
    if (!read.every((people, at) => people.length > 0 || namesNobody(plain(texts[at]?.text ?? '')))) continue;
    for (const [index, people] of read.entries()) {
      const [name, from] = people;
      // Where each has a bullet, what stands behind their name is whom they are from.
      const isFrom = people.length === 2 && bullets > 1 && block.marker !== 'none' && isNoHandle(from);
      if (name && from && isFrom && !/\s(?:and|&)\s/.test(texts[index]?.text ?? ''))
        add([{ ...name, organisation: name.organisation ?? from.name }], block);
      else add(people, texts[index] ?? block);
    }
    take(block);
  }
  const kinds = notes.map(({ text }) => listKindOf(text));
  for (const note of notes) {
    const above = note.parent === null ? null : (kinds[note.parent] ?? null);
    const isListed = above === 'PRESENT' || above === 'REGRETS';
    if (!isListed && !/^(?:attend|participants|regrets|apologies|chair|absent)[^:]{0,40}:\s/i.test(note.text))
      continue;
    const [, label = ''] = isListed ? [] : (/^([^:]+):/.exec(note.text) ?? []);
    const kind = isListed ? above : (listKindOf(label) ?? 'PRESENT');
    const texts =
      isListed && note.markdown.includes('\n') ? note.markdown.split('\n').map(plain) : [note.text];
    const people = texts.flatMap((text) => readAttendees(text, kind === 'REGRETS' ? 'REGRETS' : 'PRESENT'));
    // A sentence is no name, however short.
    if (people.every(({ name, handle }) => handle !== null || looksNamed(name))) add(people, note);
  }
  for (const table of tables) {
    const people = attendeesOf(table);
    if (!people?.length) continue;
    for (const person of people) add([person], person);
    take(table);
  }
  const beyond = attendance[REPORT_LIMITS.attendance];
  if (!beyond) return;
  const message = `expected at most ${REPORT_LIMITS.attendance} people, found ${attendance.length}; those from here on are kept as text`;
  diagnose.warn('too-many-people', beyond.lineStart, 1, message);
  attendance.length = REPORT_LIMITS.attendance;
}

/** The lines of a paragraph; `Present` with `: Person A, Person B` below it are one. */
function peopleLines({ markdown, places, lineStart }: Block): (LineSpan & { text: string })[] {
  const found: (LineSpan & { text: string })[] = [];
  for (const [index, line] of markdown.split('\n').entries()) {
    const number = places[index]?.line ?? lineStart;
    const term = found.at(-1);
    const [, defined] = /^:\s+(\S.*)$/.exec(line.trim()) ?? [];
    if (term && defined !== undefined) {
      term.text += `: ${defined}`;
      term.lineEnd = number;
    } else if (line.trim() !== '') found.push({ text: line, lineStart: number, lineEnd: number });
  }
  return found;
}

const isNoHandle = (person: Attendee | undefined) =>
  person !== undefined && person.handle === null && /\p{Lu}|\s/u.test(person.name);

const looksNamed = (name: string) =>
  /^\p{Lu}|^\p{Lo}/u.test(name) || /^[\p{Ll}\d]+(?:-[\p{L}\d]+)+$/u.test(name);

/** Whether a name is that of somebody who was there, or the first name of one of them alone. */
function among(attendance: readonly Attendance[]): (name: string) => boolean {
  const names = new Set<string>();
  const first = new Map<string, number>();
  for (const { name, handle } of attendance) {
    names.add(name.toLowerCase());
    if (handle) names.add(handle.toLowerCase());
    const [given = ''] = name.toLowerCase().split(' ');
    first.set(given, (first.get(given) ?? 0) + 1);
  }
  return (name) => names.has(name.toLowerCase()) || first.get(name.toLowerCase()) === 1;
}

function addTasks(
  { agenda, notes }: Sources,
  lists: readonly ListedBlock[],
  tables: readonly Table[],
  tasks: TaskContext,
  { actionItems, reviews }: Gathered,
  take: (span: LineSpan) => void,
  context: Context,
) {
  const add = (task: Task, quote: string, projects: readonly ProjectRef[], span: LineSpan) => {
    const { of, text, line, owner, dueOn, doneOn } = task;
    if (of !== null) reviews.push({ of, text, line, doneOn, ...spanOf(span) });
    else
      actionItems.push({
        ...{ text, quote, owner: owner?.slice(0, 200) ?? null, dueOn, doneOn },
        ...{
          projects: projects.map(({ slug, via }) => ({ slug, via })),
          textEnd: span.lineEnd,
          cellEnd: null,
          ...spanOf(span),
        },
      });
  };
  for (const item of flatten(agenda)) {
    if (!item.markdown.includes('(action item of ')) continue;
    const task = readTask(plain(item.markdown), tasks);
    if (task?.of) add(task, '', [], item);
  }
  const kinds = notes.map(({ text }) => listKindOf(text));
  for (const note of notes) {
    if (note.kind === 'NEXT_MEETING' || note.kind === 'HEADING') continue;
    const isListed = note.parent !== null && kinds[note.parent] === 'ACTION_ITEMS' && !isLink(note);
    const task = readTask(note.text, { ...tasks, isListed });
    if (task) add(task, note.text, note.projects, note);
  }
  for (const { kind, block, below } of lists) {
    if (kind !== 'ACTION_ITEMS') continue;
    const reading = context.read(block);
    const isOnlyLink = reading.links[0]?.text === reading.text;
    // A paragraph below a list is no entry of it unless it says so.
    const isListed = block.marker === 'bullet' || block.marker === 'number';
    const task = isOnlyLink ? null : readTask(reading.text, { ...tasks, isListed });
    if (!task) continue;
    add(task, reading.text, projectRefs(reading.namings), block);
    for (const each of [block, ...below]) take(each);
    const last = task.of === null ? actionItems.at(-1) : reviews.at(-1);
    if (last && below.length) last.lineEnd = below.at(-1)?.lineEnd ?? last.lineEnd;
  }
  for (const table of tables) {
    const items = tasksOf(table, tasks);
    if (!items?.length) continue;
    for (const item of items) {
      const passage = { markdown: item.quote, places: [{ line: item.lineStart, column: 1 }] };
      actionItems.push({ ...item, projects: projectRefs(context.read(passage).namings) });
    }
    take(table);
  }
}

const flatten = (items: readonly AgendaItem[]): AgendaItem[] =>
  items.flatMap((item) => [item, ...flatten(item.items)]);
/** A link to where the list is kept. */
const isLink = ({ text, links }: Note) => links.length === 1 && links[0]?.text === text;

function addResolutions(
  { notes, lines, words, resolutions: decided }: Sources,
  lists: readonly ListedBlock[],
  tables: readonly Table[],
  { resolutions, actionItems }: Gathered,
  take: (span: LineSpan) => void,
) {
  resolutions.push(...decided);
  const tasks = new Set(actionItems.map(({ lineStart }) => lineStart));
  const kinds = notes.map(({ text }) => listKindOf(text));
  for (const note of notes) {
    if (note.kind === 'HEADING' || note.kind === 'NEXT_MEETING' || tasks.has(note.lineStart)) continue;
    const isSaid = words?.decisions.some((word) => beginsWith(note.text, word)) ?? false;
    const isListed = isSaid || (note.parent !== null && kinds[note.parent] === 'RESOLUTIONS');
    const resolved = readResolution(note.text, isListed);
    if (resolved) resolutions.push({ ...resolved, decisionLine: null, ...spanOf(note) });
  }
  for (const { kind, block, below } of lists) {
    if (kind !== 'RESOLUTIONS') continue;
    const resolved = readResolution(plain(block.markdown), true);
    if (!resolved) continue;
    const lineEnd = below.at(-1)?.lineEnd ?? block.lineEnd;
    resolutions.push({ ...resolved, decisionLine: null, lineStart: block.lineStart, lineEnd });
    for (const each of [block, ...below]) take(each);
  }
  for (const table of tables) {
    const votes = votesOf(table);
    if (!votes) continue;
    take(table);
    const after = resolutions.find(
      (each) => each.lineStart > table.lineEnd && each.lineStart <= table.lineEnd + 3 && !hasVotes(each),
    );
    if (after) Object.assign(after, votes);
    else resolutions.push({ text: textAbove(lines, table), ...votes, decisionLine: null, ...spanOf(table) });
  }
}

const beginsWith = (text: string, word: string) =>
  text.toLowerCase().startsWith(word.toLowerCase()) && !/^[\p{L}\d]/u.test(text.slice(word.length));

/** The question that was voted on is above the numbers. */
function textAbove(lines: readonly Line[], { lineStart }: LineSpan): string {
  for (let number = lineStart - 1; number > Math.max(0, lineStart - 4); number--) {
    const line = lines[number - 1];
    if (line && !line.isBlank) return plain(line.raw.replace(/^[\s#*+-]+(?=\S)/, '')) || 'Poll';
  }
  return 'Poll';
}
