import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { PGlite, QueryOptions, Results, Transaction } from '@electric-sql/pglite';
import { OutcomeUnknownError } from '../outcome.ts';
import { insideTransaction, refuseInsideTransaction } from '../postgres/transaction-guard.ts';
import { createFrames } from './frames.ts';
import { type Answer, type Ask, errorOf, type Greeting } from './messages.ts';
import { socketOf } from './place.ts';

/** Without its id, whatever kind it is. */
type Asked = Ask extends infer One ? (One extends Ask ? Omit<One, 'id'> : never) : never;

/** The server that has the database went away, or gave this command up. */
class ServerGoneError extends Error {
  constructor() {
    super(
      'the server that has the database open has ended, or has dropped this command after a long silence; what the command has not reported may or may not be done',
    );
    this.name = 'ServerGoneError';
  }
}

/** The interface that Drizzle needs of an embedded database, for one in another process. */
export interface Remote {
  client: Pick<PGlite, 'query' | 'transaction'>;
  greeting: Greeting;
  close(): Promise<void>;
}

/** Joins the server that has the data directory; null where nobody listens there. */
export async function joinServer(directory: string, command: string): Promise<Remote | null> {
  const socket = connect(socketOf(directory));
  try {
    await once(socket, 'connect');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ENOTDIR', 'ECONNREFUSED', 'ENOTSOCK', 'EINVAL'].includes(code)) return null;
    throw error;
  }
  const ask = createAsk(socket);
  const client = createClient(ask);
  const greeting = (await ask({ kind: 'hello', command })) as Greeting;
  return {
    client,
    greeting,
    async close() {
      socket.end();
      if (!socket.destroyed) await once(socket, 'close');
    },
  };
}

function createAsk(socket: Socket): (ask: Asked) => Promise<unknown> {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  const frames = createFrames<Ask, Answer>(socket, (answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) asked?.reject(errorOf(answer.error));
    else asked?.resolve(answer.result);
  });
  socket.on('error', () => {});
  socket.once('close', () => {
    for (const { reject } of waiting.values()) reject(new ServerGoneError());
    waiting.clear();
  });
  return (given) =>
    new Promise((resolve, reject) => {
      if (socket.destroyed) return reject(new ServerGoneError());
      lastId += 1;
      const id = lastId;
      // A transaction is known by the id of its beginning.
      const answered = given.kind === 'begin' ? () => resolve(id) : resolve;
      waiting.set(id, { resolve: answered, reject });
      frames.send({ ...given, id } as Ask);
    });
}

function createClient(ask: (ask: Asked) => Promise<unknown>): Remote['client'] {
  const owner = {};
  const query = (transaction: number | null) =>
    ((text: string, values: unknown[] = [], options?: QueryOptions) => {
      if (transaction === null) refuseInsideTransaction(owner);
      const rows = { mode: options?.rowMode, asText: Object.keys(options?.parsers ?? {}).map(Number) };
      return ask({ kind: 'query', transaction, text, values, rows }) as Promise<Results>;
    }) as PGlite['query'];
  return {
    query: query(null),
    async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      refuseInsideTransaction(owner);
      const transaction = (await ask({ kind: 'begin' })) as number;
      const tx = { query: query(transaction), closed: false } as unknown as Transaction;
      let result: T;
      try {
        result = await insideTransaction(owner, () => work(tx));
      } catch (error) {
        await ask({ kind: 'rollback', transaction }).catch(() => {});
        throw error;
      }
      try {
        await ask({ kind: 'commit', transaction });
      } catch (error) {
        throw error instanceof ServerGoneError ? new OutcomeUnknownError(error) : error;
      }
      return result;
    },
  };
}
