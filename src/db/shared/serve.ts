import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import { createFrames } from './frames.ts';
import { type Answer, type Ask, type Greeting, plainError, type RowsAs } from './messages.ts';
import { placeSocket } from './place.ts';

export interface Shared {
  /** Accepts no new clients, gives those that are busy so long to finish, and rolls back what is left. */
  close(graceMs: number): Promise<void>;
}

export interface ShareOptions {
  /** Called when a command begins or ends. */
  onCommand?: (command: string, event: 'begins' | 'ends' | 'is given up') => void;
  /** A client that has a transaction open and sends nothing for so long is taken for dead, since everybody else waits for it. */
  silenceMs?: number;
}

interface Client {
  socket: Socket;
  /** Whether something it began has not ended. */
  isBusy: () => boolean;
}

class Abandoned extends Error {}

/** Lets other processes of the same owner use an embedded database that this one has open, over a socket in its directory. */
export async function shareEmbedded(
  pglite: PGlite,
  directory: string,
  greeting: Greeting,
  options: ShareOptions = {},
): Promise<Shared> {
  const place = placeSocket(directory);
  const clients = new Set<Client>();
  let isClosing = false;
  const server = createServer((socket) => {
    const client = serveOne(pglite, socket, greeting, options);
    clients.add(client);
    socket.once('close', () => clients.delete(client));
    if (isClosing) socket.destroy();
  });
  // `listen` binds the path within the call, so that the mask applies and nobody else can ever connect.
  const mask = process.umask(0o177);
  server.listen(place.path);
  process.umask(mask);
  await once(server, 'listening').catch((error) => {
    place.remove();
    throw error;
  });
  // A connection that cannot be accepted concerns only its client.
  server.on('error', () => {});
  server.unref();
  return {
    async close(graceMs) {
      isClosing = true;
      const until = performance.now() + graceMs;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      place.remove();
      while (clients.size > 0) {
        for (const { socket, isBusy } of clients)
          if (!isBusy() || performance.now() >= until) socket.destroy();
        await sleep(20);
      }
      await closed;
    },
  };
}

function serveOne(pglite: PGlite, socket: Socket, greeting: Greeting, options: ShareOptions): Client {
  const { onCommand = () => {}, silenceMs = 30_000 } = options;
  const open = new Map<number, { tx: Transaction; end: (how: 'commit' | 'rollback') => void }>();
  /** Begun and not ended, those among them that wait for others. */
  const begun = new Set<number>();
  let underWay = 0;
  let command: string | null = null;
  let silence: NodeJS.Timeout | undefined;
  const frames = createFrames<Answer, Ask>(socket, (ask) => {
    underWay += 1;
    listen();
    answer(ask)
      .then(
        (result) => frames.send({ id: ask.id, result }),
        (error) => frames.send({ id: ask.id, error: plainError(error) }),
      )
      .finally(() => {
        underWay -= 1;
        listen();
      });
  });

  /** Starts the clock for a client that holds a transaction open and is asked for nothing. */
  function listen(): void {
    clearTimeout(silence);
    if (underWay > 0 || open.size === 0) return;
    silence = setTimeout(() => {
      if (command !== null) onCommand(command, 'is given up');
      socket.destroy();
    }, silenceMs);
  }

  async function answer(ask: Ask): Promise<Extract<Answer, { result: unknown }>['result']> {
    if (ask.kind === 'hello') {
      command = ask.command;
      onCommand(command, 'begins');
      return greeting;
    }
    if (ask.kind === 'begin') return begin(ask.id);
    if (ask.kind === 'query' && ask.transaction === null)
      return pglite.query(ask.text, ask.values, rowsAs(ask.rows));
    const found = open.get(ask.transaction as number);
    if (!found) throw new Error('Expected an open transaction, got one that has ended.');
    if (ask.kind === 'query') return found.tx.query(ask.text, ask.values, rowsAs(ask.rows));
    open.delete(ask.transaction);
    found.end(ask.kind);
    await ended.get(ask.transaction);
    return null;
  }

  const ended = new Map<number, Promise<void>>();
  /** Resolves when it is this transaction's turn. */
  function begin(id: number): Promise<null> {
    begun.add(id);
    return new Promise((resolve, reject) => {
      const whole = pglite
        .transaction(
          (tx) =>
            new Promise<void>((commit, rollback) => {
              const end = (how: 'commit' | 'rollback') =>
                how === 'commit' ? commit() : rollback(new Abandoned());
              if (socket.destroyed) return end('rollback');
              open.set(id, { tx, end });
              resolve(null);
            }),
        )
        .catch((error) => {
          if (!(error instanceof Abandoned)) throw error;
        })
        .finally(() => {
          open.delete(id);
          begun.delete(id);
          ended.delete(id);
        });
      ended.set(id, whole);
      // The one who ends it gets the error; where it never began, the one who asked for it does.
      whole.catch(reject);
    });
  }

  socket.on('error', () => {});
  socket.once('close', () => {
    clearTimeout(silence);
    for (const { end } of open.values()) end('rollback');
    if (command !== null) onCommand(command, 'ends');
  });
  return { socket, isBusy: () => underWay > 0 || begun.size > 0 };
}

const asItIs = (text: string) => text;
const rowsAs = ({ mode, asText }: RowsAs) => ({
  rowMode: mode,
  parsers: Object.fromEntries(asText.map((type) => [type, asItIs])),
});
