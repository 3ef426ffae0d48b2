import type { Database } from '../../db/index.ts';
import { ledgerState } from '../ledger/state.ts';
import { gateNewsOf, keepWatching } from '../news/gates.ts';
import { type Happened, happenedBetween, isKept, lastPlace, type Place, type Subject } from './recorded.ts';
import { createStream, type Stream } from './stream.ts';

/** Something that has been committed, and when that was heard of. */
export interface Heard extends Happened {
  at: Date;
}

/** What a reader wants to be told. */
interface Wish {
  subject: Subject;
  /** Null: of all. */
  projectId: number | null;
  /** The last event that the reader has had; null: only what happens from now on. */
  after: Place | null;
}

export interface Begun {
  stream: Stream<Heard>;
  /** The place that it begins behind, for a reader that loses it before anything has happened; null for one that came back. */
  from: Place | null;
}

/** The tracker no longer keeps what came after that event, or there was no such event. */
export class EventsGoneError extends Error {}

/** What happens from now on, of one project or of all (null). A stream that has been given out misses nothing and tells nothing twice. */
export interface Events {
  happened(wish: Wish): Promise<Begun>;
}

interface EventsOptions {
  database: Pick<Database, 'db' | 'listen'>;
  /** Called with errors outside any reader; the work is tried again. */
  onError: (error: Error) => void;
  now?: () => Date;
}

const retryMs = 1000;
const noteAgainMs = 10_000;
/** A stream that goes on is said to be watched so often. */
const WATCH_MS = 3_600_000;
/** Whoever has missed more reads it instead. */
const MOST_MISSED = 10_000;

const isWished = ({ subject, projectId }: Omit<Wish, 'after'>, event: Happened): boolean =>
  event.subject === subject && (projectId === null || projectId === event.projectId);

/**
 * Notices every commit on the database, whichever server made it, and looks again at the earliest instant at which a gate may
 * change without one. It asks the database nothing while nobody reads.
 */
export function createEvents({ database, onError, now = () => new Date() }: EventsOptions): Events {
  const { db } = database;
  const readers = new Map<Stream<Heard>, Omit<Wish, 'after'>>();
  const gates = gateNewsOf(db);
  const watchedAt = new Map<number | null, number>();
  let stopListening: (() => Promise<void>) | null = null;
  let seen = 0;
  let timer: NodeJS.Timeout | undefined;
  let isWoken = false;
  let turns: Promise<unknown> = Promise.resolve();

  /** One after the other, so that a reader joins between two looks and not within one. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = turns.then(work);
    turns = turn.catch(() => {});
    return turn;
  }

  function wake(): void {
    if (isWoken) return;
    isWoken = true;
    inTurn(async () => {
      isWoken = false;
      if (readers.size > 0) await look();
    }).catch((error) => {
      onError(error);
      wakeIn(retryMs);
    });
  }

  function wakeIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(wake, Math.max(0, ms)).unref();
  }

  /** Gates change by time as well; what became of them is noted first, and then told like everything else. */
  async function noteGates(at: Date, joining: readonly (number | null)[]): Promise<void> {
    const read = [...readers.values()].flatMap((wish) => (wish.subject === 'GATE' ? [wish.projectId] : []));
    const watched = new Set([...read, ...joining]);
    for (const projectId of watched)
      if (at.getTime() - (watchedAt.get(projectId) ?? 0) >= WATCH_MS) {
        await keepWatching(db, projectId, at);
        watchedAt.set(projectId, at.getTime());
      }
    if (watched.size > 0) await gates.note(at);
  }

  /** Sends what has happened since the last look; gates also of projects that a reader is about to watch. */
  async function look(joining: readonly (number | null)[] = []): Promise<void> {
    const at = now();
    let isNoted = true;
    // A database that takes no writes is read all the same.
    await noteGates(at, joining).catch((error) => {
      onError(error);
      isNoted = false;
    });
    const state = await ledgerState(db, at);
    if (state.version > seen && readers.size > 0) {
      const subjects = [...new Set([...readers.values()].map(({ subject }) => subject))];
      const after = { version: seen, id: Number.MAX_SAFE_INTEGER };
      for (const event of await happenedBetween(db, subjects, { after, upTo: state.version }, at))
        for (const [stream, wish] of [...readers]) if (isWished(wish, event)) stream.push({ ...event, at });
    }
    seen = state.version;
    const nextMs = state.nextChangeAt.getTime() - at.getTime();
    wakeIn(isNoted ? nextMs : Math.min(nextMs, noteAgainMs));
  }

  async function begin(): Promise<void> {
    if (stopListening) return;
    stopListening = await database.listen('ledger', wake, wake);
    // A new reader gets what happens from here on.
    seen = (await ledgerState(db, now())).version;
  }

  async function endIfLeft(): Promise<void> {
    if (readers.size > 0) return;
    clearTimeout(timer);
    watchedAt.clear();
    const stop = stopListening;
    stopListening = null;
    await stop?.();
  }

  function enter(wish: Omit<Wish, 'after'>, first: readonly Heard[]): Stream<Heard> {
    const stream = createStream<Heard>(() => {
      readers.delete(stream);
      if (readers.size === 0) inTurn(endIfLeft).catch(onError);
    }, first);
    readers.set(stream, wish);
    return stream;
  }

  /** What a reader has missed since its last event, up to what has been looked at. */
  async function missed({ after, ...wish }: Wish): Promise<Heard[]> {
    if (!after) return [];
    if (!(await isKept(db, after))) throw new EventsGoneError();
    const at = now();
    const events = await happenedBetween(db, [wish.subject], { after, upTo: seen }, at, MOST_MISSED + 1);
    if (events.length > MOST_MISSED) throw new EventsGoneError();
    return events.filter((event) => isWished(wish, event)).map((event) => ({ ...event, at }));
  }

  return {
    happened: (wish) =>
      inTurn(async () => {
        try {
          await begin();
          await look(wish.subject === 'GATE' ? [wish.projectId] : []);
          const from = wish.after ? null : await lastPlace(db, seen);
          return { stream: enter(wish, await missed(wish)), from };
        } catch (error) {
          await endIfLeft();
          throw error;
        }
      }),
  };
}
