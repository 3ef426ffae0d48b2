import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const GIVE_UP_MS = 2000;
const AGAIN_MS = 500;

/** Asks PostgreSQL, over a connection of its own, to cancel what a backend is doing. Resolves when it has been asked, or cannot be. */
function requestCancel(config: pg.ClientConfig, target: pg.ClientBase): Promise<void> {
  const { processID, secretKey } = target as unknown as { processID: number; secretKey: number };
  const messenger = new pg.Client(config) as pg.Client & {
    ssl: unknown;
    sslNegotiation: string;
  };
  messenger.on('error', () => {});
  const { connection } = messenger as unknown as { connection: Messenger };
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      connection.stream.destroy();
      resolve();
    };
    const timer = setTimeout(end, GIVE_UP_MS);
    const cancel = () => connection.cancel(processID, secretKey);
    connection.on('error', end);
    connection.on('end', end);
    connection.once('connect', () => {
      if (!messenger.ssl) cancel();
      else if (messenger.sslNegotiation !== 'direct') connection.requestSsl();
    });
    connection.once('sslconnect', cancel);
    const { host, port } = messenger;
    if (host.startsWith('/')) connection.connect(`${host}/.s.PGSQL.${port}`);
    else connection.connect(port, host);
  });
}

/** Members of pg's connection that its types leave out. */
interface Messenger {
  stream: { destroy(): void };
  on(event: string, listener: () => void): void;
  once(event: string, listener: () => void): void;
  connect(portOrPath: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
}

/**
 * Cancels the statement under way on a connection, again and again until it is `answered`, one way or the other: a request that overtakes
 * its statement is lost. The connection belongs to whoever calls this and is closed afterwards, so that no other statement is ever hit.
 */
export async function cancelUntil(
  config: pg.ClientConfig,
  target: pg.ClientBase,
  answered: Promise<unknown>,
): Promise<void> {
  let isAnswered = false;
  const end = () => {
    isAnswered = true;
  };
  const answer = answered.then(end, end);
  while (!isAnswered) {
    await requestCancel(config, target);
    await Promise.race([answer, sleep(AGAIN_MS, undefined, { ref: false })]);
  }
}
