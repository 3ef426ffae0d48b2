import type { NoteKind } from '../types.ts';
import { findHandles } from './handles.ts';

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

/** Whoever `Question (@x):` or `Answer from @x:` names. */
function speakerIn(speech: string, { 0: opening, groups }: RegExpExecArray) {
  return groups?.by ? (findHandles(speech.slice(0, opening.length))[0]?.name ?? null) : null;
}

const NICK = /^<([A-Za-z\d](?:-?[A-Za-z\d]){0,38})>\s/;
const NAMED = /^([^:<>]{2,40}):\s/;
const HANDLE = /^[a-z\d](?:-?[a-z\d]){0,38}$/i;

/** Handle of whoever opens a note as `<nick>`, or by the name of somebody who was there and a colon; null where nobody does. */
export function speakerOf(
  text: string,
  attendance: readonly { name: string; handle: string | null }[],
): string | null {
  const nick = NICK.exec(text)?.[1];
  if (nick) return nick;
  const name = NAMED.exec(text)?.[1]?.trim().toLowerCase();
  const person = name === undefined ? undefined : attendance.find((each) => each.name.toLowerCase() === name);
  if (!person) return null;
  return person.handle ?? (HANDLE.test(person.name) ? person.name : null);
}
