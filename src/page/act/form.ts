import type { Acting } from './acting.ts';

/** How a field is shown and read. */
export type Kind =
  | 'line'
  | 'prose'
  | 'markdown'
  | 'day'
  | 'instant'
  | 'number'
  | 'url'
  | 'check'
  | 'level'
  | 'choice'
  | 'lines'
  | 'evidence'
  | 'kernel'
  | 'attestation'
  | 'decimal'
  | 'attendees'
  | 'project'
  | 'projects'
  | 'meeting'
  | 'criterion'
  | 'thing';

export interface Option {
  value: string;
  label: string;
  /** Content beside the field, such as the gate of a level. */
  note?: string;
  isOff?: boolean;
}

/** What a form says about a field beyond the schema. */
export interface FieldOptions {
  label?: string;
  hint?: string;
  kind?: Kind;
  /** The act takes it or not; the form asks for it. */
  isRequired?: boolean;
  /** It is decided by where the form was opened: shown as a fact, and not asked for. */
  isGiven?: boolean;
  /** Whether the form shows the field, given what it was opened for. */
  onlyWhere?: (values: Values) => boolean;
  /** Only for those who may also do this. */
  needs?: string;
  /** The choices, where the schema does not list them. */
  options?: (ask: Acting, values: Values) => Promise<readonly Option[]>;
  /** Stands in it when the form is opened. */
  initial?: string;
}

/** The values of each field as they are sent: what was typed, or what the form began with. */
export type Values = Readonly<Record<string, readonly string[]>>;

export const first = (values: Values, name: string): string => values[name]?.[0] ?? '';

/** The values of the fields when the form is opened. */
export type Begun = Readonly<Record<string, readonly string[] | undefined>>;

/** A sentence of what will come of it. `isGood` false: it stands in the way. */
export interface Consequence {
  text: string;
  isGood?: boolean | null;
  href?: string;
}

export type Place =
  | 'PROJECT'
  | 'MEETING'
  | 'CRITERIA'
  | 'COMBINATIONS'
  | 'CHANNEL'
  | 'PERSON'
  | 'ADMIN'
  | 'SITE';

/** One act as people do it: what they fill in, what they see before, and where they are afterwards. */
export interface ActForm {
  /** The mutation, by which its rights, its input and its operation are found. */
  act: string;
  title: string;
  /** The words of the link to it. */
  offer: string;
  place: Place;
  /** Readers fill it in as well, who are not signed in. */
  isForAnybody?: boolean;
  /** One or two sentences under the title: what it does, and what it does not. */
  lede: string;
  /** The text of the button. */
  button: string | ((values: Values) => string);
  /** In the order in which they are asked. What of the input is not among them is not asked here. */
  fields: readonly (string | readonly [name: string, options: FieldOptions])[];
  /** Fields whose values are changed: only what is different from what stood there is sent. */
  changes?: boolean;
  /** The values of the fields when the form is opened for an existing thing. */
  begin?: (ask: Acting, values: Values) => Promise<Begun>;
  /** What the preview shows beyond what all acts show. */
  foresee?: (ask: Acting, values: Values, tried: Record<string, unknown> | null) => Promise<Consequence[]>;
  /** Fields that are not sent, as it is filled in. */
  leavesOut?: (values: Values, ask: Acting) => Promise<readonly string[]>;
  /** Sent beside what is filled in. */
  also?: (values: Values) => Record<string, unknown>;
  /** Why it cannot be done now, though the visitor may; null: it can. */
  whyNot?: (ask: Acting, values: Values) => Promise<string | null>;
  /** The path on which it is seen to be done. */
  after: (values: Values, answer: Record<string, unknown>) => string;
  /** The sentence that says so there. */
  done: string;
  /** The part of the answer that is shown once and never again. */
  secret?: (answer: Record<string, unknown>) => string | null;
}
