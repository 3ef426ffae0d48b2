import type { Decision, DecisionBase } from '../types.ts';
import type { Part } from './words.ts';

type WithoutBase<D> = D extends Decision ? Omit<D, keyof DecisionBase> : never;
/** What is decided, without its reason and place. */
export type Clause = WithoutBase<Decision>;

/** Takes the next part up to a colon off what is left of a decision. */
export type NextPart = (expected: string) => Part;

/** The named groups of a match as parts. */
export function match(form: RegExp, { text, at }: Part): Record<string, Part | undefined> | null {
  const found = form.exec(text);
  if (!found) return null;
  const places = Object.entries(found.indices?.groups ?? {});
  return Object.fromEntries(
    places.map(([name, place]) => [name, place && { text: text.slice(...place), at: at + place[0] }]),
  );
}

export const NOTHING: Part = { text: '', at: 0 };

export const UNTIL = '(?:\\s*,?\\s+until\\s+(?<until>\\S.*))?';
export const EFFECTIVE = '(?:\\s*,?\\s+effective\\s+(?<on>\\S.*?))?';

/** Splits at a separator that matches once, white space trimmed. */
export function splitPart({ text, at }: Part, separator: RegExp): [Part, Part] | null {
  const found = separator.exec(text);
  if (!found) return null;
  const after = found.index + found[0].length;
  return [
    { text: text.slice(0, found.index), at },
    { text: text.slice(after), at: at + after },
  ];
}
