import { escapeMarkdown } from './escape.ts';

/** What counts of an action item. */
export interface ItemState {
  owner: string | null;
  dueOn: string | null;
  doneOn: string | null;
}

const BOX = /^([ \t]*(?:(?:[-*+•]|\d{1,9}[.)])[ \t]+)?)\[[ xX✓✔-]?\]/;
const STATE = /\s*\((?:projects?(?= [a-z\d])|owner|due|done|open|no owner|no due date)\b[^()]*\)\s*\.?$/i;
const PROJECTS = /\((projects? [a-z\d-]+(?:, [a-z\d-]+)*?)(?:, (?:owner|due|done|open|no )[^()]*)?\)\s*\.?$/;

/** A line that begins with a box has it ticked, or empty again; any other stays. */
export const markDone = (line: string, isDone: boolean): string =>
  line.replace(BOX, (_, before: string) => `${before}[${isDone ? 'x' : ' '}]`);

/** A line with what counts now behind it, in the form that is read again: `… (owner @a, due 2017-06-07, open)`. */
export function renderState(line: string, { owner, dueOn, doneOn }: ItemState): string {
  const projects = PROJECTS.exec(line)?.[1];
  const clauses = [
    ...(projects ? [projects] : []),
    owner === null ? 'no owner' : `owner ${escapeMarkdown(owner.replace(/[()]/g, ' '))}`,
    dueOn === null ? 'no due date' : `due ${dueOn}`,
    doneOn === null ? 'open' : `done ${doneOn}`,
  ];
  return `${line.replace(STATE, '').trimEnd()} (${clauses.join(', ')})`;
}
