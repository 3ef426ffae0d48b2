import { findDate } from './dates.ts';
import { findHandles } from './handles.ts';

/** A line that says what somebody is to do. */
export interface Task {
  /** What is to be done. */
  text: string;
  owner: string | null;
  dueOn: string | null;
  doneOn: string | null;
  /** The owner as it is written. */
  line: string;
  /** Of the meeting whose minutes have the item, where the line is about one of an earlier meeting. */
  of: string | null;
}

export interface TaskContext {
  /** Of the meeting. */
  date: string;
  /** Whether it stands in a list of action items. */
  isListed: boolean;
  /** Whether somebody of that name was there. */
  isAttendee: (name: string) => boolean;
}

const MOST_CHARACTERS = 2_000;
const BOX = /^\[([ xX✓✔-]?)\]\s+/;
const DONE_MARK = /^(?:✅|☑|✔|✓)\u{fe0f}?\s*|^done\s?[:–—]\s*/iu;
const OPEN_MARK = /^(?:⏳|⌛|☐|⬜|🔲)\u{fe0f}?\s*/u;
const LABEL =
  /^(?:AIs?|A\.I\.|(?:[Aa]ction(?:[ -][Ii]tem)?s?|ACTION(?:[ -]ITEM)?S?|[Tt]o-?[Dd]o|TO-?DO))(?:\s?\(([^()]{1,60})\))?(?:\s?:\s*|\s[–—-]\s+|\s+(?=@))/;
const HANDLES =
  /^@[a-z\d-]{1,39}(?:\s?(?:,|&|\/|\+|,?\s+and)\s?@[a-z\d-]{1,39}){0,9}(?:\s\([^()]{0,60}\))?(?=[\s:,])/i;
const NAME = "[\\p{L}\\d][\\p{L}\\d.'’_-]{0,38}";
const NAMES = new RegExp(`^(${NAME}(?: ${NAME}){0,3}?)(?=\\s?:\\s|\\s[–—-]\\s|\\s(?:to|will|shall)\\s)`, 'u');
const IS_TO = /^\s?(?:is |are |agreed |volunteer(?:s|ed) )?(?:to|will|shall)\s+(?!be\b|have\b|not\b)/i;
const SEPARATED = /^\s?(?::|[–—-])\s+/;
const TRAILING_OWNER =
  /\s*(?:[([→]|[–—-]\s|->|(?:owner|assigned to|assignee)\s?:?\s)\s?(@[a-z\d-]{1,39}(?:\s?(?:,|&|and)\s?@[a-z\d-]{1,39}){0,9})[)\]]?\.?$/i;
const NOTHING =
  /^(?:none|nothing|nobody|n\/?a|tb[acd]|no (?:open |new |outstanding )?(?:action items?|actions|to-?dos?)\b.*|[-–—?.…\s]*)\.?$/i;
const DUE = /[\s(,–—-]*\b(?:due(?: date)?|by|before|until|deadline|eta|target)(?:\s?:| on| by)?\s+(?=\S)/gi;
const DONE_AT_END = /\s+[–—-]\s+(?:done|completed?|closed)\.?$/i;

/** Null for a line that says nothing of the kind. */
export function readTask(line: string, { date, isListed, isAttendee }: TaskContext): Task | null {
  if (line.length > MOST_CHARACTERS) return null;
  const box = BOX.exec(line);
  let rest = line.slice(box?.[0].length ?? 0);
  const isMarkedDone = DONE_MARK.test(rest);
  const isMarked = isMarkedDone || OPEN_MARK.test(rest);
  rest = rest.replace(DONE_MARK, '').replace(OPEN_MARK, '');
  const label = LABEL.exec(rest);
  rest = rest.slice(label?.[0].length ?? 0);
  const isTickedBox = /[xX✓✔]/.test(box?.[1] ?? '');
  const { state, ...behind } = readState(rest, date);
  const isAsked = isListed || label !== null || state.of !== undefined;
  const isBoxed = box !== null || isMarked;
  const isDoneAtEnd = (isAsked || isBoxed) && DONE_AT_END.test(behind.rest);
  const isSaidDone = isMarkedDone || isDoneAtEnd;
  const due = readDue(isDoneAtEnd ? behind.rest.replace(DONE_AT_END, '') : behind.rest, date);
  const { owner, isTold, ...task } = readOwner(due.rest, { isAsked, isBoxed, isAttendee });
  const stated = state.owner === undefined ? (owner ?? label?.[1]?.trim() ?? null) : state.owner;
  const text = task.rest.replace(/^[\s:,–—-]+|[\s,;:–—-]+$/g, '');
  const isItem = isAsked || (isBoxed && owner !== null) || isTold;
  const isQuestion = !isAsked && !isBoxed && text.endsWith('?');
  if (!isItem || isQuestion || NOTHING.test(text) || !/\p{L}/u.test(text)) return null;
  return {
    text,
    owner: stated !== null && UNOWNED.test(stated) ? null : stated,
    dueOn: state.dueOn === undefined ? due.dueOn : state.dueOn,
    line: due.rest.trim(),
    // A box that is ticked says it last, whatever was written behind the line before.
    doneOn: state.doneOn ?? (isTickedBox || (isSaidDone && state.doneOn === undefined) ? date : null),
    of: state.of ?? null,
  };
}

const UNOWNED = /^(?:nobody|no one|unassigned|none|tb[acd]|\?+)$/i;

interface Owned {
  owner: string | null;
  rest: string;
  /** Whether the line itself says that they are to do it, with no list, box or label about it. */
  isTold: boolean;
}

function readOwner(
  text: string,
  {
    isAsked,
    isBoxed,
    isAttendee,
  }: { isAsked: boolean; isBoxed: boolean; isAttendee: (name: string) => boolean },
): Owned {
  const handles = HANDLES.exec(text);
  const isOurs = isAsked || isBoxed;
  if (handles && findHandles(handles[0]).length > 0) {
    const after = text.slice(handles[0].length);
    const told = IS_TO.exec(after);
    const end = told ?? SEPARATED.exec(after);
    const rest = after.slice(end?.[0].length ?? 0);
    if (told || isOurs) return { owner: handles[0].trim(), rest, isTold: told !== null };
  }
  const [, name] = NAMES.exec(text) ?? [];
  if (name !== undefined) {
    const after = text.slice(name.length);
    const told = IS_TO.exec(after);
    const end = told ?? SEPARATED.exec(after);
    const isKnown = isAttendee(name);
    const isPerson = isKnown || (isOurs && looksLikePerson(name)) || (isAsked && told !== null);
    if (end && isPerson && (told || isOurs))
      return { owner: name, rest: after.slice(end[0].length), isTold: told !== null && isKnown };
  }
  const trailing = isOurs ? TRAILING_OWNER.exec(text) : null;
  if (trailing) return { owner: trailing[1] ?? null, rest: text.slice(0, trailing.index), isTold: false };
  return { owner: null, rest: text, isTold: false };
}

/** `Person A`, `person-a`: one capitalised word alone may as well be a subject. */
const looksLikePerson = (name: string) =>
  /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(name) ||
  /^[\p{Ll}\d]+(?:-[\p{L}\d]+)+$/u.test(name);

const STATE =
  /\s*\(((?:projects?(?= [a-z\d])|action item of|owner|due|done|open|no owner|no due date)\b[^()]*)\)\s*\.?$/i;
/** A day that has several meetings, and the name of the one. */
const MEETING = /^\d{4}-\d\d-\d\d-[a-z\d]+(?:-[a-z\d]+)*$/;
const CLAUSE =
  /^(projects?(?= [a-z\d-]+(?:, [a-z\d-]+)*$)|action item of|owner|due|done|open|no owner|no due date)\b\s?:?\s*(.*)$/i;

/** The remark behind a line; a property that it does not mention is left out. */
type State = Partial<Pick<Task, 'owner' | 'dueOn' | 'doneOn' | 'of'>>;

/** What the tracker itself writes behind a line: `(owner @person-b, due 2017-06-07, done 2017-06-21)`. */
function readState(text: string, date: string): { state: State; rest: string } {
  const nothing = { state: {}, rest: text };
  const bracket = STATE.exec(text);
  if (!bracket) return nothing;
  const state: State = {};
  for (const clause of (bracket[1] ?? '').split(/\s*,\s*(?=action item|owner|due|done|open|no )/i)) {
    const [, word = '', value = ''] = CLAUSE.exec(clause) ?? [];
    const found = value === '' ? null : findDate(value, date);
    const day = found?.start === 0 && found.end === value.length ? found.on : null;
    const meeting = MEETING.test(value) ? value : day;
    const isDay = day !== null;
    const kind = word.toLowerCase();
    // By their slugs: the line names them, and is about them by that.
    if (kind === 'project' || kind === 'projects') continue;
    if (kind === 'action item of' && meeting !== null) state.of = meeting;
    else if (kind === 'owner' && value !== '') state.owner = value;
    else if (kind === 'no owner' && value === '') state.owner = null;
    else if (kind === 'due' && isDay) state.dueOn = day;
    else if (kind === 'no due date' && value === '') state.dueOn = null;
    else if (kind === 'done' && (isDay || value === '')) state.doneOn = day ?? date;
    else if (kind === 'open' && value === '') state.doneOn = null;
    else return nothing;
  }
  return { state, rest: text.slice(0, bracket.index) };
}

/** `… (due 2020-09-28)`, `…, by 2 April.`: the day at the end of the line. */
function readDue(text: string, date: string): { dueOn: string | null; rest: string } {
  for (const { 0: opening, index } of [...text.matchAll(DUE)].slice(-4)) {
    const value = text.slice(index + opening.length);
    if (value.length > 40) continue;
    const day = findDate(value, date);
    if (day?.on && day.start === 0 && /^[\s).\]]*$/.test(value.slice(day.end)))
      return { dueOn: day.on, rest: text.slice(0, index) };
  }
  return { dueOn: null, rest: text };
}
