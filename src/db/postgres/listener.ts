import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Database } from '../database.ts';
import type { Connections } from './connections.ts';
import { prepareSession } from './session.ts';

interface Subscription {
  channel: string;
  onPayload: (payload: string) => void;
  onResync: () => void;
}

export interface Listener {
  listen: Database['listen'];
  close(): Promise<void>;
}

const firstDelayMs = 100;
const longestDelayMs = 2000;
/** A connection that a firewall has dropped is silent; asking finds out. */
const probeMs = 15_000;

/** Channels go into SQL by name, and PGlite does not quote them. */
export function assertChannel(channel: string): void {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(channel))
    throw new TypeError(
      `Expected a channel of lower case letters, digits and _, got ${JSON.stringify(channel)}.`,
    );
}

/** LISTEN needs a connection of its own: one for all channels, opened with the first of them, found again when lost. */
export function createListener(
  config: pg.ClientConfig,
  connections: Connections,
  onError: (error: Error) => void,
): Listener {
  const subscriptions = new Set<Subscription>();
  const closing = new AbortController();
  let connection: Promise<pg.Client> | null = null;

  async function connect(): Promise<pg.Client> {
    const client = connections.create(config);
    client.on('notification', ({ channel, payload = '' }) => {
      for (const subscription of [...subscriptions])
        if (subscription.channel === channel) subscription.onPayload(payload);
    });
    try {
      await client.connect();
      connections.introduce(client, await prepareSession(client));
      const channels = new Set([...subscriptions].map((subscription) => subscription.channel));
      for (const channel of channels) await client.query(`listen ${channel}`);
    } catch (error) {
      client.end().catch(() => {});
      throw error;
    }
    const probe = setInterval(() => {
      const question: pg.QueryConfig & { query_timeout: number } = {
        text: 'select 1',
        query_timeout: probeMs / 2,
      };
      client.query(question).catch(() => client.end());
    }, probeMs).unref();
    client.once('end', () => {
      clearInterval(probe);
      if (!closing.signal.aborted) keep(reconnect());
    });
    return client;
  }

  async function reconnect(): Promise<pg.Client> {
    for (let delay = firstDelayMs; ; delay = Math.min(delay * 2, longestDelayMs)) {
      await sleep(delay * (0.5 + Math.random() / 2), undefined, { signal: closing.signal, ref: false });
      try {
        const client = await connect();
        for (const subscription of [...subscriptions]) subscription.onResync();
        return client;
      } catch (error) {
        onError(error as Error);
      }
    }
  }

  function keep(attempt: Promise<pg.Client>): Promise<pg.Client> {
    connection = attempt;
    attempt.catch(() => {
      connection = null;
    });
    return attempt;
  }

  return {
    async listen(channel, onPayload, onResync) {
      assertChannel(channel);
      const subscription = { channel, onPayload, onResync };
      subscriptions.add(subscription);
      try {
        const client = await (connection ?? keep(connect()));
        await client.query(`listen ${channel}`);
      } catch (error) {
        subscriptions.delete(subscription);
        throw error;
      }
      return async () => {
        subscriptions.delete(subscription);
        const isLast = ![...subscriptions].some((other) => other.channel === channel);
        // A connection that is lost listens to nothing, and the next one only to what is still subscribed.
        if (isLast) await (await connection)?.query(`unlisten ${channel}`).catch(() => {});
      };
    },
    async close() {
      closing.abort();
      subscriptions.clear();
      await (await connection?.catch(() => null))?.end();
    },
  };
}
