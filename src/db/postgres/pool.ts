import pg from 'pg';
import type { Connections } from './connections.ts';
import { prepareSession } from './session.ts';

/** Connections for those who need one to themselves. */
export interface Pool {
  /** Waits in line for a usable connection. */
  acquire(): Promise<pg.PoolClient>;
  /** Gives it back; one that is broken is closed. */
  release(client: pg.PoolClient, isBroken: boolean): void;
  counts(): { idle: number; busy: number; waiting: number };
  close(): Promise<void>;
}

export function createPool(
  config: pg.ClientConfig,
  { max, waitMs }: { max: number; waitMs: number },
  connections: Connections,
): Pool {
  // Called with `new`: what a function returns is then what comes of it.
  function Client(given: pg.ClientConfig) {
    return connections.create({ ...given, pipeline: true } as pg.ClientConfig);
  }
  const pool = new pg.Pool({
    ...config,
    Client: Client as unknown as new () => pg.Client,
    max,
    connectionTimeoutMillis: waitMs,
    idleTimeoutMillis: 0,
    allowExitOnIdle: false,
    onConnect: async (client) => connections.introduce(client, await prepareSession(client)),
  });
  // Told by the connection itself.
  pool.on('error', () => {});

  function release(client: pg.PoolClient, isBroken: boolean): void {
    const isLost = isBroken || connections.isDoubted(client);
    if (isLost) connections.destroy(client);
    else connections.hold(client, false);
    client.release(isLost);
  }

  return {
    async acquire() {
      for (;;) {
        const client = await pool.connect();
        if (!connections.isDoubted(client)) {
          connections.hold(client, true);
          return client;
        }
        release(client, true);
      }
    },
    release,
    counts: () => ({
      idle: pool.idleCount,
      busy: pool.totalCount - pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: () => pool.end(),
  };
}
