import { performance } from 'node:perf_hooks';
import pg from 'pg';
import type { Connections } from './connections.ts';
import { prepareSession } from './session.ts';

/** One connection for many statements at once: they are sent as they come, and answered in that order. */
export interface Lane {
  /** The answer to the statement; null where it must take a connection of its own. */
  query(statement: pg.QueryConfig, values: unknown[]): Promise<pg.QueryResult> | null;
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
export function createLane(config: pg.ClientConfig, connections: Connections): Lane {
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
    query(statement, values) {
      if (!statement.name || isClosing) return null;
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
      return client.query(statement, values).then(
        (result) => {
          sent.shift();
          return result;
        },
        (error) => {
          sent.shift();
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
