import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { GivenUpError } from '../outcome.ts';
import { cancelUntil } from './cancel.ts';
import type { Connections } from './connections.ts';
import { oneWrite } from './one-write.ts';
import { prepareSession } from './session.ts';

/** One connection for many statements at once: they are sent as they come, and answered in that order. */
export interface Lane {
  /** The answer to the statement; null where it must take a connection of its own. */
  query(statement: pg.QueryConfig, values: unknown[], signal?: AbortSignal): Promise<pg.QueryResult> | null;
  close(): Promise<void>;
}

/** Behind a statement that takes longer than this, no further statements are sent. */
const SLOW_MS = 25;
const MOST_UNDER_WAY = 200;
const RETRY_MS = 500;

interface UnderWay {
  sentAt: number;
  answer: Promise<unknown>;
  /** Nobody waits for the answer any longer. */
  isGivenUp: boolean;
}

/**
 * Carries statements that have a name, which are short and outside any transaction. Those of one turn of the event loop leave in one
 * write, and their answers come in one read: both sides are woken once for all of them. Others, and all while it is slow or not there,
 * are left to the pool, which knows how to wait and how to fail.
 */
export function createLane(
  config: pg.ClientConfig,
  connections: Connections,
  /** For what is said beside the connection. */
  aside: pg.ClientConfig,
): Lane {
  /** Statements under way, oldest first. */
  let underWay: UnderWay[] = [];
  let open: pg.Client | null = null;
  let opening: Promise<void> | null = null;
  let retryAt = 0;
  let hold = () => {};
  let isClosing = false;

  function lose(client: pg.Client): void {
    if (open === client) open = null;
    retryAt = performance.now() + RETRY_MS;
  }

  async function connect(): Promise<void> {
    const client = connections.create({ ...config, pipeline: true } as pg.ClientConfig);
    client.once('error', () => lose(client));
    client.once('end', () => lose(client));
    try {
      await client.connect();
      connections.introduce(client, await prepareSession(client));
      underWay = [];
      hold = oneWrite(client, setImmediate);
      open = client;
    } catch {
      // Whoever asks goes through the pool, and hears from it what is wrong.
      lose(client);
      client.end().catch(() => {});
    }
  }

  function isFree(now: number): boolean {
    const [oldest] = underWay;
    return underWay.length < MOST_UNDER_WAY && (oldest === undefined || now - oldest.sentAt < SLOW_MS);
  }

  /**
   * Where somebody waits for one of them, a cancellation might hit that one: the others come to their end by themselves until it is
   * answered. Once nobody does, all are cancelled, and nobody else is sent over the connection, neither meanwhile nor later.
   */
  function cancelIfUseless(client: pg.Client, sent: readonly UnderWay[]): void {
    const last = sent.at(-1);
    if (open !== client || !last || !sent.every(({ isGivenUp }) => isGivenUp)) return;
    lose(client);
    cancelUntil(aside, client, last.answer)
      .catch(() => {})
      .finally(() => connections.destroy(client));
  }

  return {
    query(statement, values, signal) {
      if (!statement.name || isClosing || signal?.aborted) return null;
      const now = performance.now();
      if (open && connections.isDoubted(open)) {
        lose(open);
        retryAt = now;
      }
      if (!open) {
        if (now >= retryAt)
          opening ??= connect().finally(() => {
            opening = null;
          });
        return null;
      }
      if (!isFree(now)) return null;
      const client = open;
      const sent = underWay;
      hold();
      const answer = client.query(statement, values);
      const own: UnderWay = { sentAt: now, answer, isGivenUp: false };
      sent.push(own);
      const giveUp = () => {
        own.isGivenUp = true;
        cancelIfUseless(client, sent);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      const answered = () => {
        sent.shift();
        signal?.removeEventListener('abort', giveUp);
        cancelIfUseless(client, sent);
      };
      return answer.then(
        (result) => {
          answered();
          return result;
        },
        (error) => {
          answered();
          // The connection is lost or about to close, so it takes no further statements.
          if (!(error instanceof pg.DatabaseError) || error.severity === 'FATAL') lose(client);
          throw own.isGivenUp ? new GivenUpError() : error;
        },
      );
    },
    async close() {
      isClosing = true;
      await opening;
      await open?.end();
    },
  };
}
