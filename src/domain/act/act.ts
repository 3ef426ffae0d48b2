import type { z } from 'zod';
import { DomainError } from '../../base/errors.ts';
import { assertLikely } from '../../base/likely-dates.ts';
import { parse } from '../../base/parse.ts';
import type { Db } from '../../db/index.ts';
import { assertMay, type Permission } from './permissions.ts';
import type { Actor, Viewer } from './viewer.ts';

/** What an act has done: ids from which its answer is read, and what the audit trail says of it. */
export interface Done<Answer> {
  /** Goes through JSON, so that the same answer can be given again under an idempotency key. Never a secret. */
  answer: Answer;
  /** Part of the first answer alone: a secret, which is never kept. */
  shownOnce?: Partial<Answer>;
  /** Type and id of the written row, `StatusChange:12`; null: nothing was written, and the audit trail has nothing to say. */
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
  /** Who stands in for whoever acts without a credential, where anybody may. */
  standIn?: (tx: Db) => Promise<Viewer>;
  /** Inside one transaction with the audit trail and the idempotency key. */
  run: (tx: Db, input: z.output<Input>, actor: Actor) => Promise<Done<Answer>>;
}

/** The projects for which a right is needed: one, one of several, or each of several; without any, nobody needs it. */
type AboutProjects = string | null | { anyOf: readonly string[] } | { allOf: readonly string[] };

export const defineAct = <Input extends z.ZodType, Answer>(act: Act<Input, Answer>): Act<Input, Answer> =>
  act;

/** Something named by an opaque id: the row's own, and as it was given, for the sentence that it does not exist. */
export interface Ref {
  id: number;
  given: string;
}

/** Lines of a report that an act is entered from, with the words that stand there: the first of its evidence. */
export interface Origin {
  revisionId: number;
  lineStart: number;
  lineEnd: number;
  quote: string;
}

/** What one act of several is to do. Without an origin a person asks for it. */
export interface Asked<Input> {
  input: Input;
  origin: Origin | null;
}

/** One of several inputs is refused, and with it all of them. */
export class RefusedInput extends Error {
  readonly index: number;
  readonly refusal: DomainError;
  constructor(index: number, refusal: DomainError) {
    super(refusal.message);
    this.name = 'RefusedInput';
    this.index = index;
    this.refusal = refusal;
  }
}

/** An act that is done many times at once as well: by the same rules, in a number of statements that does not grow with them. */
export interface BulkAct<Input extends z.ZodType, Answer> extends Act<Input, Answer> {
  /** @throws RefusedInput; the caller rolls back. */
  runAll: (tx: Db, asked: readonly Asked<z.output<Input>>[], actor: Actor) => Promise<Done<Answer>[]>;
}

/** The single act is the bulk of one. */
export function defineBulkAct<Input extends z.ZodType, Answer>(
  act: Omit<BulkAct<Input, Answer>, 'run'>,
): BulkAct<Input, Answer> {
  return {
    ...act,
    async run(tx, input, actor) {
      try {
        const [done] = await act.runAll(tx, [{ input, origin: null }], actor);
        if (!done) throw new Error(`${act.name} answered nothing`);
        return done;
      } catch (error) {
        throw error instanceof RefusedInput ? error.refusal : error;
      }
    },
  };
}

/** Judges inputs in their order, each against what those before it leave. @throws RefusedInput that names the one. */
export async function eachOf<T, R>(
  list: readonly T[],
  judge: (one: T, index: number) => R | Promise<R>,
): Promise<R[]> {
  const judged: R[] = [];
  for (const [index, one] of list.entries()) judged.push(await refusedAt(index, () => judge(one, index)));
  return judged;
}

export async function refusedAt<R>(index: number, judge: () => R | Promise<R>): Promise<R> {
  try {
    return await judge();
  } catch (error) {
    throw error instanceof DomainError ? new RefusedInput(index, error) : error;
  }
}

/** The way into the tracker for what a report or the seeds decide: the right and the input are judged as those of people are. */
export async function enterAll<Input extends z.ZodType, Answer>(
  tx: Db,
  act: BulkAct<Input, Answer>,
  given: readonly Asked<unknown>[],
  actor: Actor,
): Promise<Done<Answer>[]> {
  if (!given.length) return [];
  const asked = await eachOf(given, (one) => admitted(act, one, actor));
  return act.runAll(tx, asked, actor);
}

/** One input as an act that is entered so takes it. @throws AccessError, ValidationError */
export function admitted<Input extends z.ZodType, Answer>(
  act: Act<Input, Answer>,
  { input: given, origin }: Asked<unknown>,
  actor: Pick<Actor, 'viewer' | 'now' | 'confirmsDates'>,
): Asked<z.output<Input>> {
  const { viewer } = actor;
  assertMay(viewer, act.name);
  const [input] = parse([act.input], given);
  for (const permission of act.alsoNeeds?.(input) ?? []) assertMay(viewer, permission);
  assertLikely(input, actor);
  return { input, origin };
}
