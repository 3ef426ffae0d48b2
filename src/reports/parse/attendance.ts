import type { Attendance } from '../types.ts';
import { findHandles } from './handles.ts';

export type Attendee = Omit<Attendance, 'lineStart' | 'lineEnd'>;
type State = Attendance['state'];

/** Longer lines are sentences. */
const MOST_CHARACTERS = 2_000;
const MOST_WORDS = 5;
const TAG = /<\/?[a-z][^<>@]*>/i;
const NOBODY =
  /^(?:none|nobody|no one|n\/?a|tb[acd]|unknown|[-–—?.…\s]*|.*\b(?:please )?add (?:your|names?|yourself)\b.*|.*\bplease add\b.*|.*\bsee above\b.*|\d+ (?:people|persons|attendees|participants|members)\b.*)$/i;
const BOX = /^\[([ xX✓✔]?)\]\s+/;
/** A label that is no person: `Team members: …`. */
const GROUP =
  /^(?:.*\b(?:members?|others?|team|guests?|present|attendees|participants|observers|committee|invited|staff|remote|in person|online)\b.*)$/i;
const ABSENT = /^(?:regrets|absent|apologies|excused|not present|sends? regrets|unable to attend)$/i;
const PRESENT = /^(?:present|attending|here|attended|yes|x|✓|✔|✅)$/i;
const REMARK =
  /^(?:the )?(?:co-?)?(?:chair(?:person|man|woman)?|scribe|host|facilitator|moderator|secretary|guest|observer|remote|presenter|lead|note[- ]?taker|editor|convener)s?$/i;
/** Whether words behind a name can be recognised as something other than an organisation; other words follow a semicolon. */
export const isRemark = (words: string): boolean => REMARK.test(words);
/** Several fields in one line: `Chair: Person A. Regrets: Person B.` */
const FIELDS =
  /(?<=[.;])\s+(?=(?:chair|regret|present|attendee|attendance|participant|apologie|absent|scribe)s?:)/i;
const FIELD = /^(chair|regret|present|attendee|attendance|participant|apologie|absent|scribe)s?:\s*/i;

/** A line in a list of people that names nobody and means nothing else. */
export const namesNobody = (text: string): boolean =>
  NOBODY.test(text.replace(FIELD, '').trim()) || /^scribes?\s*:/i.test(text);

/** Everybody whom a line of a list of people names; empty where it is none. `state` is that of the list. */
export function readAttendees(text: string, state: State, remark: string | null = null): Attendee[] {
  if (text.length > MOST_CHARACTERS || TAG.test(text)) return [];
  return text.split(FIELDS).flatMap((part) => {
    const field = FIELD.exec(part)?.[1]?.toLowerCase();
    if (field === 'scribe') return [];
    const rest = field ? part.replace(FIELD, '') : part;
    if (field === 'chair') return readPart(rest, 'PRESENT', 'chair');
    const isAbsent = field === 'regret' || field === 'apologie' || field === 'absent';
    return readPart(rest, isAbsent ? 'REGRETS' : field ? 'PRESENT' : state, field ? null : remark);
  });
}

function readPart(text: string, state: State, remark: string | null): Attendee[] {
  const box = BOX.exec(text);
  // A box that is not ticked does not say whether the person came.
  if (box && (box[1] ?? '').trim() === '') return [];
  const line = text
    .slice(box?.[0].length ?? 0)
    .trim()
    .replace(/\.$/, '');
  if (NOBODY.test(line)) return [];
  const [, label = '', value = ''] = /^([^:@]{1,60}?)\s*:\s+(\S.*)$/.exec(line) ?? [];
  if (label && ABSENT.test(label)) return readPart(value, 'REGRETS', remark);
  if (label && GROUP.test(label)) return readPart(value, state, remark);
  if (label) {
    const found = readOne(`${label} (${value.replace(/[()]/g, ' ')})`, state, remark);
    return found ? [found] : [];
  }
  const parts = splitNames(line);
  const found = parts.map((part) => readOne(part, state, remark));
  return found.every((each) => each !== null) ? found : [];
}

/** At commas, semicolons and `and`, but not within brackets. `Person A, chair` and `Person A, Org One` stay one. */
function splitNames(line: string): string[] {
  // Strokes between three names or more are no asides.
  for (const stroke of [' / ', ' | ']) {
    const apart = line.split(stroke);
    if (apart.length > 2 && apart.every((part) => isName(part.trim())))
      return apart.map((part) => part.trim());
  }
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '(' || line[at] === '[') depth++;
    else if (line[at] === ')' || line[at] === ']') depth--;
    const separator =
      depth > 0 ? null : /^(?:[,;](?:\s+(?:and|&)\s)?|\s(?:and|&)\s)/.exec(line.slice(at, at + 8));
    if (!separator) continue;
    parts.push(line.slice(from, at));
    from = at + separator[0].length;
    at = from - 1;
  }
  parts.push(line.slice(from));
  const names = parts.map((part) => part.trim()).filter((part) => part !== '');
  const [name, second] = names;
  if (name && second && names.length === 2 && (REMARK.test(second) || ABSENT.test(second)))
    return [`${name} (${second})`];
  return names;
}

const ASIDE = /\s*[([]([^()[\]]{0,120})[)\]]/g;
const DASHED = /\s+(?:[–—-]|\||\/)\s+(.+)$/;

/** `Person A (Org One)`, `Person B - Org Two`, `@person-c`, `Person D, chair`; null for what is no name. */
function readOne(text: string, state: State, remark: string | null): Attendee | null {
  const asides: string[] = [];
  let rest = text.replace(ASIDE, (_, inner: string) => {
    asides.push(inner);
    return ' ';
  });
  const dashed = DASHED.exec(rest.trim());
  if (dashed) {
    asides.push(dashed[1] ?? '');
    rest = rest.trim().slice(0, dashed.index);
  }
  const found: Attendee = { state, name: '', handle: null, organisation: null, remark };
  const organisations: string[] = [];
  for (const words of [rest, ...asides]) {
    const handle = findHandles(words)[0];
    if (handle && found.handle === null) found.handle = handle.name;
  }
  const name = withoutHandles(rest);
  const known = asides.map((words) => {
    const [organisation = '', ...rest] = words.split(';');
    if (rest.length) found.remark = rest.join(';').trim() || null;
    return organisation;
  });
  for (const aside of known.flatMap((words) => words.split(/\s*,\s*/))) {
    const words = withoutHandles(aside);
    if (words === '') continue;
    if (ABSENT.test(words)) found.state = 'REGRETS';
    else if (PRESENT.test(words)) continue;
    else if (REMARK.test(words)) found.remark = words.toLowerCase();
    else organisations.push(words);
  }
  found.organisation = organisations.length ? organisations.join(', ').slice(0, 200) : null;
  found.name = name || (found.handle ?? '');
  // A team is nobody in particular: `@example/security`.
  if (/@[\w-]+\//.test(text) && found.handle === null) return null;
  return isName(found.name) ? found : null;
}

const withoutHandles = (text: string) =>
  text
    .replace(/<[^<>]*>|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?:\/\/\S+/g, ' ')
    .replace(/@[a-z\d](?:-?[a-z\d]){0,38}(?![\w/])/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const isName = (name: string) =>
  !NOBODY.test(name) &&
  name.length <= 80 &&
  name.split(' ').length <= MOST_WORDS &&
  /\p{L}/u.test(name) &&
  !/[?!:;"“”=<>{}|]/.test(name);

/** Any of these identifies a person who is named again. */
export const attendeeKeys = ({ handle, name }: Pick<Attendee, 'handle' | 'name'>): string[] =>
  [name, ...(handle ? [`@${handle}`] : [])].map((key) => key.toLowerCase());
