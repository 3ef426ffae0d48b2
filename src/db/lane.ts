import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { cancelUntil } from './cancel.ts';
import type { Connections } from './connections.ts';
import { prepareSession } from './session.ts';

/** One connection for many statements at once: they are sent as they come, and answered in that order. */
export interface Lane {
  /** The answer to the statement; null where it must take a connection of its own. */
  query(statement: pg.QueryConfig, values: unknown[], signal?: AbortSignal): Promise<pg.QueryResult> | null;
  close(): Promise<void>;
}

/** Behind a statement that takes longer than this nobody is sent any more. */
const SLOW_MS = 25;
const MOST_UNDER_WAY = 200;
const RETRY_MS = 500;

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
  /** When each statement under way was sent, oldest first. */
  let sentAt: number[] = [];
  let open: pg.Client | null = null;
  let opening: Promise<void> | null = null;
  let retryAt = 0;
  let isHeld = false;
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
      sentAt = [];
      open = client;
    } catch {
      // Whoever asks goes through the pool, and hears from it what is wrong.
      lose(client);
      client.end().catch(() => {});
    }
  }

  /** Sends what is written in this turn together. */
  function hold({ connection: { stream } }: pg.Client): void {
    if (isHeld) return;
    isHeld = true;
    stream.cork();
    setImmediate(() => {
      isHeld = false;
      stream.uncork();
    });
  }

  function isFree(now: number): boolean {
    return sentAt.length < MOST_UNDER_WAY && (sentAt[0] === undefined || now - sentAt[0] < SLOW_MS);
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
      const sent = sentAt;
      hold(client);
      sent.push(now);
      let isAnswered = false;
      const giveUp = () => {
        // Where others wait behind it, a cancellation might hit one of them: then it comes to its end by itself.
        if (sent.length !== 1 || open !== client) return;
        // Nobody else is sent over it, neither while it is cancelled nor later.
        lose(client);
        cancelUntil(aside, client, () => isAnswered)
          .catch(() => {})
          .finally(() => connections.destroy(client));
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      const answered = () => {
        isAnswered = true;
        sent.shift();
        signal?.removeEventListener('abort', giveUp);
      };
      return client.query(statement, values).then(
        (result) => {
          answered();
          return result;
        },
        (error) => {
          answered();
          // The connection is gone, or about to go: nobody else is sent over it.
          if (!(error instanceof pg.DatabaseError) || error.severity === 'FATAL') lose(client);
          throw error;
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
