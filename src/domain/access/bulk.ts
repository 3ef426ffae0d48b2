import type { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { DomainError } from '../errors.ts';
import { parse } from '../parse.ts';
import type { Act, Actor, Done } from './act.ts';
import { assertLikely } from './likely.ts';
import { assertMay } from './permissions.ts';

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
