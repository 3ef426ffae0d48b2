import type { NoteKind } from '../types.ts';
import { findHandles } from './handles.ts';
import type { Known, Roster } from './roster.ts';

/** How a note opens, and what that makes of it. */
export interface Speech {
  kind: NoteKind | null;
  /** Handle without `@`. */
  speaker: string | null;
  leads: string[];
  question: string | null;
  answer: string | null;
}

const AFTER_SPEAKER = /^\s{0,2}(?:\([^()]{1,40}\))?\s{0,2}:(?=\s|$)/;
const ASKED =
  /^(?:question|q)(?:\s?#?\d{1,3})?(?<by>\s?\([^()]{1,40}\)|\s(?:from|by)\s[^:]{1,40})?\s?[:.]\s*/i;
const ANSWERED =
  /^(?:[Aa]nswer|ANSWER|A)(?:\s?#?\d{1,3})?(?<by>\s?\([^()]{1,40}\)|\s(?:from|by)\s[^:]{1,40})?\s?:\s*/;
const ANSWER_WITHIN =
  /(?:(?<=[\s?.!])(?:Answer|answer|ANSWER)(?:\s?\([^()]{1,40}\))?|(?<=[?]\s{1,2})A)\s?:\s*/;
const LED = /^discussion (?:lead(?:er)?s?|led by)\b\s?[:–—-]?\s*/i;
const SLIDES =
  /^(?:(?:presentation|the)\s)?(?:slides?|deck)\b(?:\s+(?:are\s+)?(?:here|available))?\s?(?:[:.–—-]|$|\(|\b(?:for|from|of)\b)|^(?:presentation )?slides?(?: here)?$/i;

const NOTHING: Speech = { kind: null, speaker: null, leads: [], question: null, answer: null };

/** `text` and `speech` as in `Inline`. */
export function readSpeech(text: string, speech: string): Speech {
  const handle = findHandles(speech.slice(0, 60))[0];
  const colon = handle?.start === 0 ? AFTER_SPEAKER.exec(text.slice(handle.end, handle.end + 50)) : null;
  if (!handle || !colon) return readKind(text, speech);
  const words = text.slice(handle.end + colon[0].length).trimStart();
  return { ...readKind(words, words === '' ? '' : speech.slice(-words.length)), speaker: handle.name };
}

function readKind(text: string, speech: string): Speech {
  const asked = ASKED.exec(text);
  if (asked)
    return { ...NOTHING, ...readQuestion(text.slice(asked[0].length)), speaker: speakerIn(speech, asked) };
  const answered = ANSWERED.exec(text);
  if (answered) {
    const answer = text.slice(answered[0].length);
    return { ...NOTHING, kind: 'ANSWER', speaker: speakerIn(speech, answered), answer };
  }
  const led = LED.exec(text);
  const leads = led ? findHandles(speech.slice(led[0].length)).map(({ name }) => name) : [];
  if (leads.length > 0) return { ...NOTHING, kind: 'DISCUSSION_LEAD', leads };
  return SLIDES.test(text) ? { ...NOTHING, kind: 'SLIDES' } : NOTHING;
}

function readQuestion(text: string): Pick<Speech, 'kind' | 'question' | 'answer'> {
  const within = ANSWER_WITHIN.exec(text);
  if (!within) return { kind: 'QUESTION', question: text, answer: null };
  const question = text.slice(0, within.index).trim();
  return { kind: 'QUESTION_AND_ANSWER', question, answer: text.slice(within.index + within[0].length) };
}

/** The person whom `Question (@x):` or `Answer from @x:` names. */
function speakerIn(speech: string, { 0: opening, groups }: RegExpExecArray) {
  return groups?.by ? (findHandles(speech.slice(0, opening.length))[0]?.name ?? null) : null;
}

const NICK =
  /^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s{1,3})?<[@+ ]?(?!(?:br|p|b|i|a|ul|ol|li|tr|td|th|div|span|sub|sup|details|summary|table)>)([A-Za-z\d](?:[-_.|]?[A-Za-z\d]){0,38})>\s/;
const HANDLE = /^[a-z\d](?:-?[a-z\d]){0,38}$/i;
const NAMED = /^([^:<>()]{2,40}?)(?:\s\([^()]{1,40}\))?:\s/;
const DASHED = /^(\p{Lu}[^:<>()–—-]{2,40}(?:-\p{L}+)?)\s[–—-]\s/u;
const NOBODY: Known = { handle: null, name: null };

/**
 * The speaker of a note that begins with `<nick>`, or with the name of a person who was there and a colon; null where there is
 * none.
 */
export function speakerOf(text: string, roster: Roster): Known {
  const nick = NICK.exec(text)?.[1];
  if (nick) {
    const own = HANDLE.test(nick) ? nick : null;
    const known = roster(nick) ?? { handle: own, name: own === null ? nick : null };
    return { ...known, handle: known.handle ?? own };
  }
  const name = NAMED.exec(text)?.[1];
  if (name !== undefined) return roster(name) ?? NOBODY;
  // Behind a name and a dash may stand anything: only the whole name will do.
  const dashed = DASHED.exec(text)?.[1]?.trim();
  const person = dashed === undefined ? null : roster(dashed);
  return person?.name === dashed ? (person ?? NOBODY) : NOBODY;
}
