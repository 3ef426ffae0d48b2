import { type FoundDate, findDate } from './dates.ts';

const OPENING =
  /^next\s+meeting\b(?!['’])(?<verb>(?:\s+(?:is|will\s+be|date|on|scheduled|planned|set|for|takes\s+place))*)\s*(?<separator>[:–—-]|,)?\s*/i;
const UNDECIDED =
  /^(?:tb[acd]|to be (?:announced|confirmed|decided|determined|scheduled)|not (?:yet )?(?:scheduled|decided|set)|unknown|\?+)/i;
/** What may follow a date without making it part of a sentence. */
const AFTER_DATE =
  /^\s*(?:$|[,.;:!)(\]–—-]|(?:at|as|in|please|same)\b|\d{1,2}(?::\d{2})?\s?(?:[ap]m|utc)\b)/i;

export interface NextMeeting {
  on: string | null;
  /** What stands after the date. */
  rest: string;
  /** Why there is no date, or what contradicts it. */
  problem: string | null;
}

/**
 * The announcement of the next meeting in a line: `Next meeting: 2017-06-07`, `Next meeting August 2nd, please propose
 * topics!`, `Next meeting: TBD`. Null for a sentence that only speaks of the next meeting.
 */
export function readAnnouncement(text: string, meetingDate: string): NextMeeting | null {
  const opening = OPENING.exec(text);
  if (!opening || text.endsWith('?')) return null;
  const rest = text.slice(opening[0].length);
  const { separator = '' } = opening.groups ?? {};
  if (rest === '' || UNDECIDED.test(rest)) return { on: null, rest, problem: null };
  const found = findDate(rest, meetingDate);
  if (found?.start === 0) return judge(found, rest.slice(found.end), meetingDate);
  if (separator !== ':' && separator !== '') return null;
  return separator === ':'
    ? { on: null, rest, problem: `expected a date, found "${rest.slice(0, 80)}"` }
    : null;
}

function judge(found: FoundDate, rest: string, meetingDate: string): NextMeeting | null {
  if (!AFTER_DATE.test(rest))
    return {
      on: null,
      rest,
      problem: `expected the line to end after the date, found "${rest.trim().slice(0, 80)}"`,
    };
  const other = findDate(rest, meetingDate);
  if (other?.on && other.on !== found.on)
    return { on: null, rest, problem: `expected one date, found ${found.on} and ${other.on}` };
  if (found.on && found.on <= meetingDate) {
    return { on: null, rest, problem: `expected a date after ${meetingDate}, found ${found.on}` };
  }
  return { on: found.on, rest, problem: found.problem };
}

const PLACEHOLDER = /\b(?:tb[acd]|to be (?:announced|confirmed|decided|determined))\b/i;
const INVITATION = /\b(?:propose|suggest|volunteer|call for)\b/i;
const WHAT_IS_INVITED =
  /\b(?:topics?|discussions?|deep[ -]dives?|demos?|talks?|items?|proposals|volunteers)\b/i;

/** Whether a line below an announcement promises nothing: `deep dive TBD`, `please propose topics`. */
export const promisesNothing = (text: string) =>
  PLACEHOLDER.test(text) || (INVITATION.test(text) && WHAT_IS_INVITED.test(text));

/** Whether a line of the agenda begins with `Next meeting`, with whatever it goes on. */
export const opensAnnouncement = (text: string) => OPENING.test(text);
