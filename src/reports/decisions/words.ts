import { parsedKey, problemsOfName } from '../../base/meeting-key.ts';
import { READINESS, type Readiness } from '../../base/readiness.ts';
import { KINDS } from '../../domain/criterion/kinds.ts';
import { COMPATIBILITY_VERDICTS } from '../../domain/enums.ts';
import { dayNumber } from '../parse/dates.ts';
import type { ProjectIndex } from '../parse/projects.ts';
import type { CriterionKind } from '../types.ts';

/** Part of a decision's Markdown, without white space around it, and where it begins there. */
export interface Part {
  text: string;
  at: number;
}

/** A decision that is not in the form of the grammar. */
export class DecisionError extends Error {
  readonly rule: string;
  /** Offset in the decision's Markdown. */
  readonly at: number;
  constructor(rule: string, { text, at }: Part, expected: string) {
    super(
      `expected ${expected}, found ${text === '' ? 'nothing' : `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`}`,
    );
    this.rule = rule;
    this.at = at;
  }
}

export function trimPart({ text, at }: Part): Part {
  return { text: text.trim(), at: at + text.length - text.trimStart().length };
}

/** Names and words may stand in backticks or bold. */
export function bare(part: Part): Part {
  const marks = /^[`*]*/.exec(part.text)?.[0].length ?? 0;
  const text = part.text
    .slice(marks)
    .replace(/[`*]{1,4}$/, '')
    .replace(/\s+/g, ' ');
  return { text, at: part.at + marks };
}

function oneOf<T extends string>(values: readonly T[], part: Part, rule: string, what: string): T {
  const { text } = bare(part);
  const found = values.find((value) => value === text);
  if (found === undefined) throw new DecisionError(rule, part, `${what} (${values.join(', ')})`);
  return found;
}

const KIND_NAMES = Object.keys(KINDS) as CriterionKind[];

export const readLevel = (part: Part): Readiness => oneOf(READINESS, part, 'decision-level', 'a readiness');
export const readVerdict = (part: Part) =>
  oneOf(COMPATIBILITY_VERDICTS, part, 'decision-verdict', 'a verdict');
export const readKind = (part: Part) => oneOf(KIND_NAMES, part, 'decision-kind', 'a kind of criterion');

export function readDate(part: Part): string {
  if (dayNumber(part.text) === null) throw new DecisionError('decision-date', part, 'a date as YYYY-MM-DD');
  return part.text;
}

/** A day and, where it has several meetings, the name of the one: `2017-05-24`, `2017-05-24-apac`. */
export function readMeeting(part: Part): string {
  const { date, name } = parsedKey(part.text);
  // The message names a day that does not exist as the day that was expected.
  if (dayNumber(date) === null) return readDate(part);
  const isNamed = part.text[10] === '-' && name !== null && problemsOfName('', name).length === 0;
  if (part.text.length === 10 || isNamed) return part.text;
  throw new DecisionError(
    'decision-date',
    part,
    'a date as YYYY-MM-DD, or with the name of the meeting as YYYY-MM-DD-NAME',
  );
}

export function readKey(part: Part): string {
  const key = bare(part);
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key.text)) return key.text;
  throw new DecisionError(
    'decision-criterion',
    part,
    "a criterion's key in lower-case words joined by hyphens",
  );
}

export function readProject(part: Part, projects: ProjectIndex): string {
  const slug = projects.bySlugOrAlias(bare(part).text);
  if (slug !== null) return slug;
  const some = projects.slugs.slice(0, 20).join(', ');
  const known = some === '' ? 'there is none yet' : `${some}${projects.slugs.length > 20 ? ', …' : ''}`;
  throw new DecisionError('decision-project', part, `the slug or an alias of a project (${known})`);
}

export function readSeries(part: Part): string {
  if (/^\d+\.\d+(?:\.(?:\d+|x))?(?:-rc\d+)?$/.test(part.text)) return part.text;
  throw new DecisionError('decision-kernel', part, 'a kernel series such as 4.11');
}

const wordsOf = (text: string) =>
  text
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .normalize('NFC')
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';

/** Whether two texts are the same words: what Markdown makes of marks, wraps and links does not count. */
export const readsAs = (a: string, b: string) => wordsOf(a) === wordsOf(b);
