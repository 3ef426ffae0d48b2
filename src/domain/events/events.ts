import type { Database } from '../../db/index.ts';
import { ledgerState } from '../ledger/state.ts';
import type { StatusChangeRow } from '../status-change/append.ts';
import { createGateWatch, type GateChange, type Scope } from './gate-watch.ts';
import { recordedBetween } from './recorded.ts';
import { createStream, type Stream } from './stream.ts';

/** A record that has been committed, and when that was heard of. */
export interface Recorded {
  record: StatusChangeRow;
  at: Date;
}

/** What happens from now on, of one project or of all (null). A stream that has been given out misses nothing and tells nothing twice. */
export interface Events {
  recorded(projectId: number | null): Promise<Stream<Recorded>>;
  gateChanges(projectId: number | null): Promise<Stream<GateChange>>;
}

interface EventsOptions {
  database: Pick<Database, 'db' | 'listen'>;
  /** What goes wrong beside any reader; it is tried again. */
  onError: (error: Error) => void;
  now?: () => Date;
}

const retryMs = 1000;

/**
 * Hears of every commit on the database, whichever server made it, and looks again at the earliest instant at which a gate may
 * change without one. Nothing is asked of the database while nobody reads.
 */
export function createEvents({ database, onError, now = () => new Date() }: EventsOptions): Events {
  const { db } = database;
  const records = new Map<Stream<Recorded>, number | null>();
  const gates = new Map<Stream<GateChange>, number | null>();
  const watch = createGateWatch();
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
      if (records.size + gates.size > 0) await look();
    }).catch((error) => {
      onError(error);
      wakeIn(retryMs);
    });
  }

  function wakeIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(wake, Math.max(0, ms)).unref();
  }

  /** Tells what has happened since the last look; gates also of `joining`, who is about to watch. */
  async function look(joining: { projectId: number | null } | null = null): Promise<void> {
    const at = now();
    const state = await ledgerState(db, at);
    if (state.version > seen && records.size > 0) {
      const fresh = await recordedBetween(db, { after: seen, upTo: state.version });
      for (const record of fresh) publish(records, record.projectId, { record, at });
    }
    seen = state.version;
    if (gates.size > 0 || joining) {
      const scope = scopeOf([...gates.values(), ...(joining ? [joining.projectId] : [])]);
      for (const change of await watch.changes(db, scope, state, at))
        publish(gates, change.projectId, change);
    }
    wakeIn(state.nextChangeAt.getTime() - at.getTime());
  }

  async function begin(): Promise<void> {
    if (stopListening) return;
    stopListening = await database.listen('ledger', wake, wake);
    // Whoever joins is told what happens from here on.
    seen = (await ledgerState(db, now())).version;
  }

  async function endIfLeft(): Promise<void> {
    if (records.size + gates.size > 0) return;
    clearTimeout(timer);
    watch.forget();
    const stop = stopListening;
    stopListening = null;
    await stop?.();
  }

  function enter<Event>(readers: Map<Stream<Event>, number | null>, projectId: number | null): Stream<Event> {
    const stream = createStream<Event>(() => {
      readers.delete(stream);
      if (records.size + gates.size === 0) inTurn(endIfLeft).catch(onError);
    });
    readers.set(stream, projectId);
    return stream;
  }

  const join = <Event>(
    readers: Map<Stream<Event>, number | null>,
    projectId: number | null,
    isOfGates: boolean,
  ): Promise<Stream<Event>> =>
    inTurn(async () => {
      try {
        await begin();
        await look(isOfGates ? { projectId } : null);
        return enter(readers, projectId);
      } catch (error) {
        await endIfLeft();
        throw error;
      }
    });

  return {
    recorded: (projectId) => join(records, projectId, false),
    gateChanges: (projectId) => join(gates, projectId, true),
  };
}

function publish<Event>(readers: Map<Stream<Event>, number | null>, projectId: number, event: Event): void {
  for (const [stream, wanted] of [...readers])
    if (wanted === null || wanted === projectId) stream.push(event);
}

const scopeOf = (wanted: readonly (number | null)[]): Scope => {
  const ids = wanted.filter((id) => id !== null);
  return ids.length < wanted.length ? null : [...new Set(ids)];
};
