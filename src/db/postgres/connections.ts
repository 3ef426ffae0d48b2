import { performance } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pg from 'pg';
import { inNextRound, isTurnOver } from '../../base/work.ts';
import type { Backend } from './session.ts';

/** All connections of this process to PostgreSQL, and whether they can be trusted. */
export interface Connections {
  /** A connection that has a listener for errors for as long as it lives: an emitter without one ends the process. */
  create(config: pg.ClientConfig): pg.Client;
  /** The backend at its other end. */
  introduce(client: pg.ClientBase, backend: Backend): void;
  /** Whether another connection has broken since this one was made: then it takes no new statements. */
  isDoubted(client: pg.ClientBase): boolean;
  /** All present connections are in doubt: each is replaced before it is used again. */
  doubtAll(): void;
  /** A connection in use stays with its holder; any other is closed as soon as it is in doubt and nothing is running on it. */
  hold(client: pg.ClientBase, isHeld: boolean): void;
  /** Ends it at once, whatever is running on it. */
  destroy(client: pg.ClientBase): void;
  close(): void;
}

interface Known {
  /** Statements that are not answered. */
  asked: number;
  /** Since when it has not answered although it was asked; null: it was asked nothing. */
  since: number | null;
  backend: Backend | null;
  isHeld: boolean;
  isDoubted: boolean;
  isLetGo: boolean;
}

const LOOK_MS = 250;
/** If an answer takes longer, the server asks what the backend is doing. */
const SILENT_MS = 1000;
/** The time between two such questions about a backend that is only slow. */
const PATIENCE_MS = 1000;

/**
 * Backends that are gone, or that have had nothing to do for a second although something was asked of them: those are ended, since
 * they may hold locks. So are those that wait behind such a lock: they would be the next to hold it and say nothing.
 */
const INQUIRY = `
  with asked as materialized (
    select asked.at::int as at, activity.pid, activity.wait_event_type = 'Lock' as is_blocked,
      activity.pid is null or (activity.state <> 'active' and activity.state_change < clock_timestamp() - interval '1 second') as is_dead
    from unnest($1::int[], $2::bigint[]) with ordinality as asked(pid, started, at)
    left join pg_stat_activity activity
      on activity.pid = asked.pid and (extract(epoch from activity.backend_start) * 1000000)::bigint = asked.started)
  select at, case when pid is not null then pg_terminate_backend(pid) end from asked
  where is_dead or (is_blocked and exists (select from asked where is_dead))`;

/**
 * A connection that breaks says something about the others: after a failover each of them may stay silent for ever. They are
 * replaced before they are used again. If a connection does not answer, the server asks over a new one whether its backend is
 * working, is gone, or never got the statement.
 */
export function createConnections(inquirer: pg.ClientConfig, onError: (error: Error) => void): Connections {
  const all = new Map<pg.ClientBase, Known>();
  let isAsking = false;
  let patientUntil = 0;

  function destroy(client: pg.ClientBase): void {
    const known = all.get(client);
    if (known) known.isLetGo = true;
    all.delete(client);
    (client as pg.Client).connection.stream.destroy();
  }

  function doubtAll(): void {
    for (const [client, known] of all) {
      known.isDoubted = true;
      closeIfFree(client, known);
    }
  }

  function closeIfFree(client: pg.ClientBase, known: Known): void {
    if (known.isDoubted && !known.isHeld && known.asked === 0 && known.backend) destroy(client);
  }

  function create(config: pg.ClientConfig): pg.Client {
    const client = new pg.Client(config);
    const known: Known = {
      asked: 0,
      since: null,
      backend: null,
      isHeld: false,
      isDoubted: false,
      isLetGo: false,
    };
    client.on('error', (error) => {
      if (known.isLetGo) return;
      known.isLetGo = true;
      all.delete(client);
      doubtAll();
      onError(error);
    });
    client.once('end', () => all.delete(client));
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      known.asked += 1;
      known.since ??= performance.now();
      return query(...given);
    }) as typeof client.query;
    // One for each statement, whatever became of it.
    client.connection.on('readyForQuery', () => {
      known.asked = Math.max(0, known.asked - 1);
      known.since = known.asked > 0 ? performance.now() : null;
      closeIfFree(client, known);
    });
    // Not before: until then its stream may be replaced by an encrypted one.
    client.connection.once('readyForQuery', () => readInTurns(client.connection.stream));
    all.set(client, known);
    return client;
  }

  function look(): void {
    const now = performance.now();
    const silent = [...all].flatMap(([client, { since, backend }]) =>
      since !== null && now - since > SILENT_MS ? [{ client, since, backend }] : [],
    );
    for (const { client, since, backend } of silent)
      if (!backend && now - since > 2 * SILENT_MS) destroy(client);
    const asked = silent.flatMap(({ backend, ...rest }) => (backend ? [{ ...rest, backend }] : []));
    if (!asked.length || isAsking || now < patientUntil) return;
    isAsking = true;
    inquire(asked)
      // Where nothing answers at all, nothing can be known about one connection.
      .catch(() => {})
      .finally(() => {
        isAsking = false;
        patientUntil = performance.now() + PATIENCE_MS;
      });
  }

  async function inquire(
    silent: { client: pg.ClientBase; since: number; backend: Backend }[],
  ): Promise<void> {
    const client = new pg.Client(inquirer);
    client.on('error', () => {});
    try {
      await client.connect();
      // What arrived while this process was busy is read first.
      await nextTurn();
      const still = silent.filter(({ client, since }) => all.get(client)?.since === since);
      const { rows } = await client.query<{ at: number }>(INQUIRY, [
        still.map(({ backend }) => backend.pid),
        still.map(({ backend }) => backend.startedAt),
      ]);
      const dead = rows
        .map(({ at }) => still[at - 1])
        .filter((one) => one && all.get(one.client)?.since === one.since);
      if (!dead.length) return;
      doubtAll();
      for (const one of dead) if (one) destroy(one.client);
      onError(new Error(`${dead.length} connections to PostgreSQL did not answer and were closed.`));
    } finally {
      client.end().catch(() => {});
    }
  }

  const timer = setInterval(look, LOOK_MS).unref();
  return {
    create,
    introduce(client, backend) {
      const known = all.get(client);
      if (known) known.backend = backend;
    },
    doubtAll,
    isDoubted: (client) => all.get(client)?.isDoubted ?? true,
    hold(client, isHeld) {
      const known = all.get(client);
      if (!known) return;
      known.isHeld = isHeld;
      closeIfFree(client, known);
    },
    destroy,
    close: () => clearInterval(timer),
  };
}

/** Of a large answer much may have come already: what else has come is looked at in between. */
function readInTurns(stream: Duplex): void {
  stream.on('data', () => {
    if (!isTurnOver()) return;
    stream.pause();
    inNextRound(() => stream.resume());
  });
}
