import { performance } from 'node:perf_hooks';
import { createScope } from './scope.ts';

/** A piece of work, and how long it is worth going on with. */
export interface Work {
  /** By `performance.now()`; Infinity where there is none. */
  deadline: number;
  /** Aborted when nobody waits for the result any longer. */
  signal?: AbortSignal;
  /** The larger work that it is done for. */
  partOf?: Work;
  /** What it takes is counted here; left out where nobody asks. */
  effort?: Effort;
}

/** What some work has taken so far. */
export interface Effort {
  /** Sent to the database. */
  statements: number;
  /** Answered by the database: columns of rows. */
  values: number;
  /** Written as JSON, in letters. */
  letters: number;
  /** What else was computed, in hundredths of a millisecond. */
  points: number;
}

export const noEffort = (): Effort => ({ statements: 0, values: 0, letters: 0, points: 0 });

export type WorkEnd = 'DEADLINE' | 'ABORTED';

/** The work was stopped before it was done, since nobody wants its result any longer. */
export class WorkEnded extends Error {
  readonly reason: WorkEnd;
  constructor(reason: WorkEnd) {
    super(reason === 'DEADLINE' ? 'The work took too long.' : 'Nobody is waiting for the work any longer.');
    this.reason = reason;
  }
  override get name() {
    return 'WorkEnded';
  }
}

/** How long the process computes, all works together, before it looks at what else has come. */
export const TURN_MS = 5;

const scope = createScope<Work>();

/**
 * Whoever gives up work does not wait for its parts, which run until what they await has ended. For so long they must be able
 * to see that they were given up, or they would send statements that nobody can cancel.
 */
const REST_MS = 30_000;

/** Runs a function as this work: everything that it calls and awaits gives way, and ends with the work. */
export const withWork = <Result>(work: Work, run: () => Promise<Result>): Promise<Result> =>
  scope.run(work, () =>
    run().finally(() => {
      if (work.signal?.aborted) scope.keep(REST_MS);
    }),
  );

/** Counts what the work that this is part of takes. */
export function spend(what: keyof Effort, count: number): void {
  const effort = scope.current()?.effort;
  if (effort) effort[what] += count;
}

export const currentWork = (): Work | undefined => scope.current();

/** Whether the current work may go on: a search asks this, and says in its answer if it is not complete. */
export const isWorkLeft = (): boolean => endOf(scope.current()) === null;

/** Whether what computes without awaiting is to give way now: cheap enough to be asked at each step. */
export const isTurnOver = (): boolean => isSomebodyNew || performance.now() - startOfTurn() >= TURN_MS;

/**
 * To be awaited in a long loop, `if (isTurnOver()) await giveWay()`. Comes back at once while the turn lasts, else after what
 * came in between. Of several that wait as many go on in a round of the event loop as a turn has time for, at least one, those that
 * have had the fewest turns first: a turn lasts no longer however many compute, and what takes little does not wait for what takes long.
 * @throws WorkEnded when the work that it is part of has come to its end.
 */
export async function giveWay(): Promise<void> {
  const work = scope.current();
  assertLeft(work);
  if (!isTurnOver()) return;
  const turns = (work && turnsHad.get(work)) ?? 0;
  if (work) turnsHad.set(work, turns + 1);
  await new Promise<void>((goOn) => {
    waiting.push({ turns, goOn });
    setImmediate(nextTurn);
  });
  assertLeft(work);
}

/** Work that is done in steps: where it yields, something else may be done meanwhile. */
export type Steps<Result> = Generator<void, Result, void>;

export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (isTurnOver()) await giveWay();
  }
}

/** Like `list.map`, giving way between items. */
export async function mapInTurns<Item, Result>(
  list: readonly Item[],
  each: (item: Item, index: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of list.entries()) {
    if (isTurnOver()) await giveWay();
    results.push(each(item, index));
  }
  return results;
}

/** First come, first served among equals. */
const waiting: { turns: number; goOn: () => void }[] = [];
const turnsHad = new WeakMap<Work, number>();
let turnStartedAt: number | null = null;

/** An immediate ends the turn: it runs after the loop has looked at what has come. */
function startOfTurn(): number {
  if (turnStartedAt === null) {
    turnStartedAt = performance.now();
    setImmediate(() => {
      turnStartedAt = null;
    });
  }
  return turnStartedAt;
}

/**
 * To be told of each connection that is taken. The event loop takes one of them in a round, whoever else waits at the door: the turn
 * is over, and no work goes on, until a round has passed in which nobody came, or so many rounds that a crowd would stop it.
 */
export function hasCome(): void {
  hasOneCome = true;
  isSomebodyNew = roundsHeld < MOST_ROUNDS;
  if (isLooking) return;
  isLooking = true;
  setImmediate(lookWhoCame);
}
const MOST_ROUNDS = 50;
let roundsHeld = 0;
let hasOneCome = false;
let isSomebodyNew = false;
let isLooking = false;

function lookWhoCame(): void {
  isLooking = hasOneCome;
  roundsHeld = hasOneCome ? roundsHeld + 1 : 0;
  isSomebodyNew = hasOneCome && roundsHeld < MOST_ROUNDS;
  hasOneCome = false;
  if (isLooking) setImmediate(lookWhoCame);
}

/** Goes on in the next round in which work may. */
export function inNextRound(goOn: () => void): void {
  setImmediate(() => (isSomebodyNew ? inNextRound(goOn) : goOn()));
}

/** Called in each round for each that waits. The first one to go on begins a turn, however long the round has lasted. */
function nextTurn(): void {
  if (isSomebodyNew || (isRoundBegun && isTurnOver())) {
    setImmediate(nextTurn);
    return;
  }
  if (!isRoundBegun) {
    isRoundBegun = true;
    turnStartedAt = null;
    setImmediate(() => {
      isRoundBegun = false;
    });
    startOfTurn();
  }
  roundsHeld = 0;
  const least = waiting.reduce((best, { turns }, at) => (turns < (waiting[best]?.turns ?? 0) ? at : best), 0);
  const [next] = waiting.splice(least, 1);
  next?.goOn();
}
let isRoundBegun = false;

function endOf(work: Work | undefined): WorkEnd | null {
  if (!work) return null;
  if (work.signal?.aborted) return 'ABORTED';
  return performance.now() >= work.deadline ? 'DEADLINE' : null;
}

function assertLeft(work: Work | undefined): void {
  const end = endOf(work);
  if (end) throw new WorkEnded(end);
}
