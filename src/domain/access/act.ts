import type { z } from 'zod';
import type { Source } from '../../base/source.ts';
import type { Db } from '../../db/index.ts';
import type { Permission } from './permissions.ts';
import type { Viewer } from './viewer.ts';

/** Who acts, when and in answer to which request; the credential has been checked. */
export interface Actor {
  viewer: Viewer;
  now: Date;
  requestId: string | null;
  /** Whether days that look mistyped are meant: see likely-dates. */
  confirmsDates?: boolean;
  /** Longest term of a waiver in days, 0: none; left out: as it is unless the settings say otherwise. */
  waiverDays?: number;
  /** Where the reports are kept; left out: nobody has said. */
  source?: Source | undefined;
}

/** What an act has done: ids from which its answer is read, and what the audit trail says of it. */
export interface Done<Answer> {
  /** Goes through JSON, so that the same answer can be given again under an idempotency key. Never a secret. */
  answer: Answer;
  /** Part of the first answer alone: a secret, which is never kept. */
  shownOnce?: Partial<Answer>;
  /** Type and id of what was written, `StatusChange:12`; null: nothing was, and the audit trail has nothing to say. */
  subject: string | null;
  /** What was written, or what it was and became. Never a secret. */
  details: Readonly<Record<string, unknown>>;
}

/** One thing that people do, by the name of its permission. `perform` is the only caller of `run`. */
export interface Act<Input extends z.ZodType, Answer> {
  name: Permission;
  input: Input;
  /** Slug of the project it is about, null where that does not exist; left out for acts that are about none. */
  projectOf?: (db: Db, input: z.output<Input>) => Promise<AboutProjects> | AboutProjects;
  /** What else the actor must be allowed to do, for this input. */
  alsoNeeds?: (input: z.output<Input>) => readonly Permission[];
  /** Inside one transaction with the audit trail and the idempotency key. */
  run: (tx: Db, input: z.output<Input>, actor: Actor) => Promise<Done<Answer>>;
}

/** What a right is asked for: one project, one of several, or each of several; without any there is none to have it for. */
export type AboutProjects = string | null | { anyOf: readonly string[] } | { allOf: readonly string[] };

export const defineAct = <Input extends z.ZodType, Answer>(act: Act<Input, Answer>): Act<Input, Answer> =>
  act;

/** Something named by an opaque id: the row's own, and as it was given, for the sentence that it does not exist. */
export interface Ref {
  id: number;
  given: string;
}
