import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { currentWork } from '../../base/work.ts';
import { createDatabaseClock, INSTANT } from '../clock.ts';
import type { Database, DatabaseOptions, Db } from '../database.ts';
import { DatabaseOpenError } from '../open-error.ts';
import { GivenUpError } from '../outcome.ts';
import { refusalOf } from '../refusal.ts';
import { createGate, createShare } from '../share.ts';
import { noteRead, statementLogger } from '../statement-logger.ts';
import * as tables from '../tables/index.ts';
import { type Transact, transactBy } from '../transact.ts';
import { isConnectionLost } from '../unavailable.ts';
import { cancelUntil } from './cancel.ts';
import { createConnections } from './connections.ts';
import { createLane, type Lane } from './lane.ts';
import { createListener } from './listener.ts';
import { createNames } from './names.ts';
import { createPool, type Pool } from './pool.ts';
import { prepareSession } from './session.ts';
import { isStalePlan } from './stale-plan.ts';
import { type TransactionClient, transactionClient } from './transaction-client.ts';
import { insideTransaction, refuseInsideTransaction } from './transaction-guard.ts';
import { alignPostgresTypes } from './value-types.ts';

const oldestVersion = 150_000;
/** Any constant that nobody else uses in this database. */
const lockKey = 7_310_294_486_523_001n;
/** Above the server's own limit for a statement: for a server or a network that no longer answers at all. */
const silenceMs = 5000;
/** What one request has under way at once, and how many connections of the pool that may take. */
const STATEMENTS_OF_ONE = 8;
const CONNECTIONS_OF_ONE = 3;
/**
 * So many statements read at once beside the lane: PostgreSQL may be on this machine, where more would only take turns with each other
 * and with us. Behind one that takes longer than the patience the next one goes on.
 */
const READ_AT_ONCE = Math.max(1, availableParallelism() - 1);
const PATIENCE_MS = 100;
/** For the connections beside the pool, whose wait no request has to share. */
const connectMs = 5000;
/** For asking after a connection that does not answer. */
const inquiryMs = 2000;
/** Clocks of machines drift by milliseconds in that time. */
const measureMs = 10_000;

export async function openPostgres(options: DatabaseOptions & { url: string }): Promise<Database> {
  alignPostgresTypes();
  const onError = options.onError ?? ((error) => console.error(`Database: ${error.message}`));
  const { statementTimeoutMs = 5000, poolWaitMs = 1000 } = options;
  const config: pg.ClientConfig = {
    connectionString: options.url,
    application_name: 'sig-status',
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
  const where = placeOf(config);
  const version = await greet(config, where, options);
  const working: pg.ClientConfig = {
    ...config,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + silenceMs,
    idle_in_transaction_session_timeout: 60_000,
  };
  const { poolSize = 10 } = options;
  const connections = createConnections(
    { ...config, connectionTimeoutMillis: inquiryMs, query_timeout: inquiryMs },
    onError,
  );
  const lane = poolSize > 1 ? createLane(working, connections, config) : null;
  const pool = createPool(working, { max: lane ? poolSize - 1 : poolSize, waitMs: poolWaitMs }, connections);
  const listener = createListener(config, connections, onError);
  const db = createDb({ pool, lane, options, config, doubtAll: connections.doubtAll }) as unknown as Db;
  const clock = createDatabaseClock(async () => {
    const client = await pool.acquire();
    let isBroken = true;
    try {
      const { rows } = await client.query<{ instant: number }>(INSTANT);
      isBroken = false;
      return rows[0]?.instant ?? Date.now();
    } finally {
      pool.release(client, isBroken);
    }
  });
  // The first answer comes over a connection that is still being made.
  await clock.measure();
  await clock.measure();
  // Errors are ignored here: requests that ask for more than the time report them.
  const measuring = setInterval(() => clock.measure().catch(() => {}), measureMs).unref();
  let closing: Promise<void> | undefined;
  return {
    db,
    description: `PostgreSQL ${version} at ${where}`,
    pool: pool.counts,
    now: clock.now,
    ping: async () => {
      await db.execute(sql`select 1`);
    },
    listen: listener.listen,
    share: async () => null,
    exclusively: (work) => underLock(config, options, work),
    close: () => {
      clearInterval(measuring);
      closing ??= Promise.all([listener.close(), lane?.close()])
        .finally(() => pool.close())
        .finally(() => connections.close())
        .then(() => {});
      return closing;
    },
  };
}

/** For messages; the URL itself may hold a password. */
function placeOf(config: pg.ClientConfig): string {
  try {
    const { host, port, database } = new pg.Client(config);
    return `${host}:${port}/${database}`;
  } catch (error) {
    throw new DatabaseOpenError(
      `DATABASE_URL: expected a URL such as postgres://user@host:5432/name, got one that cannot be used: ${(error as Error).message}.`,
    );
  }
}

async function greet(config: pg.ClientConfig, where: string, options: DatabaseOptions): Promise<string> {
  const client = new pg.Client({ ...config, query_timeout: connectMs });
  client.on('error', () => {});
  const result = await client
    .connect()
    .then(() =>
      client.query<{ number: number; version: string; encoding: string }>(
        `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
          current_setting('server_encoding') as encoding`,
      ),
    )
    .catch((error) => {
      throw new DatabaseOpenError(`Cannot reach PostgreSQL at ${where}: ${reasonOf(error)}.`, error);
    })
    .finally(() => client.end().catch(() => {}));
  const [server] = result.rows;
  if (!server || server.number < oldestVersion)
    throw new DatabaseOpenError(`Expected PostgreSQL 15 or later at ${where}, got ${server?.version}.`);
  if (server.encoding !== 'UTF8')
    options.onNotice?.(
      `The database at ${where} is encoded as ${server.encoding}; sort orders and searches need UTF8, so create it with that encoding.`,
    );
  return server.version;
}

/** Node tries every address of a host, and leaves the message of the whole empty. */
function reasonOf(error: Error): string {
  return error instanceof AggregateError
    ? error.errors.map((each) => each.message).join(', ')
    : error.message;
}

interface Ways {
  pool: Pool;
  lane: Lane | null;
  options: DatabaseOptions;
  /** Where PostgreSQL is, for what must be said beside a connection. */
  config: pg.ClientConfig;
  /** Makes the pool replace every connection. */
  doubtAll: () => void;
}

interface Handle extends Pick<TransactionClient, 'begin'> {
  handle: NodePgDatabase<typeof tables>;
}

function createDb({ pool, lane, options, config, doubtAll }: Ways): NodePgDatabase<typeof tables> {
  const settings = { schema: tables, logger: statementLogger(options) };
  const statements = createShare(STATEMENTS_OF_ONE);
  const connections = createShare(CONNECTIONS_OF_ONE);
  const reads = createGate(READ_AT_ONCE, PATIENCE_MS);

  async function query(statement: pg.QueryConfig, values: unknown[]): Promise<pg.QueryResult> {
    refuseInsideTransaction(pool);
    const signal = currentWork()?.signal;
    const ask = () =>
      lane?.query(statement, values, signal) ??
      connections.run(() => reads.run(() => queryAlone(statement, values, signal)));
    const answer = await statements.run(() =>
      ask().catch((error) => {
        if (!isStalePlan(error)) throw error;
        doubtAll();
        return ask();
      }),
    );
    noteRead(answer, options);
    return answer;
  }

  async function queryAlone(
    statement: pg.QueryConfig,
    values: unknown[],
    signal: AbortSignal | undefined,
  ): Promise<pg.QueryResult> {
    const client = await acquireUntil(pool, signal);
    const answer = client.query(statement, values);
    let isUseless = false;
    const cancel = () => {
      isUseless = true;
      cancelUntil(config, client, answer).catch(() => {});
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await answer;
    } catch (error) {
      const wasCancelled = isUseless;
      isUseless ||= isConnectionLost(error);
      throw wasCancelled ? new GivenUpError() : error;
    } finally {
      signal?.removeEventListener('abort', cancel);
      pool.release(client, isUseless);
    }
  }

  const db = drizzle({ client: { query } as unknown as pg.Pool, ...settings });
  const handles = new WeakMap<pg.PoolClient, Handle>();
  const nameOf = createNames();

  function handleOf(client: pg.PoolClient): Handle {
    const known = handles.get(client);
    if (known) return known;
    const { client: own, begin } = transactionClient(client, config, nameOf);
    const made = { handle: drizzle({ client: own, ...settings }), begin };
    handles.set(client, made);
    return made;
  }

  const run: Transact = async (work, terms) => {
    refuseInsideTransaction(pool);
    return connections.run(() => runAlone(work, terms));
  };

  const runAlone: Transact = async (work, terms) => {
    const client = await acquireUntil(pool, terms.signal);
    const { handle, begin } = handleOf(client);
    const end = begin(terms);
    try {
      return await insideTransaction(pool, () => handle.transaction((tx) => work(tx as unknown as Db)));
    } catch (error) {
      if (isStalePlan(error)) doubtAll();
      throw error;
    } finally {
      pool.release(client, !end());
    }
  };
  // Drizzle's own leaks a connection when BEGIN fails.
  db.transaction = ((work: (tx: Db) => Promise<unknown>) => run(work, {})) as typeof db.transaction;
  transactBy(db as unknown as Db, run);
  return db;
}

/** Gives back a connection that comes when nobody waits for it any longer. */
async function acquireUntil(pool: Pool, signal: AbortSignal | undefined): Promise<pg.PoolClient> {
  if (signal?.aborted) throw new GivenUpError();
  const acquired = pool.acquire();
  if (!signal) return acquired;
  let giveUp = () => {};
  const givenUp = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      acquired.then((client) => pool.release(client, false)).catch(() => {});
      reject(new GivenUpError());
    };
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([acquired, givenUp]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** The lock belongs to one connection, and goes with it whatever becomes of this process. */
async function underLock<T>(
  config: pg.ClientConfig,
  options: DatabaseOptions,
  work: (applyMigrations: (folder: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config);
  client.on('error', (error) => options.onError?.(error));
  try {
    await client.connect();
    await prepareSession(client);
    // Waiting for the lock, and migrating a large database, may take their time.
    await client.query(
      'set statement_timeout to 0; set lock_timeout to 0; set idle_in_transaction_session_timeout to 0',
    );
    // A process that is killed in the middle of a long statement would keep the lock to its end. Not every platform can tell.
    await client.query("set client_connection_check_interval to '1s'").catch(() => {});
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      lockKey,
    ]);
    if (!rows[0]?.taken) {
      options.onNotice?.('Another process migrates or seeds the database; waiting for it.');
      await client.query('select pg_advisory_lock($1)', [lockKey]);
    }
    return await work((folder) => applyBetweenOthers(client, folder, options));
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * A change of a table waits for whoever reads it, a backup for example, and everybody who comes later waits behind it: it lets them pass,
 * and tries again.
 */
async function applyBetweenOthers(
  client: pg.Client,
  migrationsFolder: string,
  { onNotice }: DatabaseOptions,
): Promise<void> {
  await client.query("set lock_timeout to '2s'");
  for (;;) {
    try {
      return await migrate(drizzle({ client }), { migrationsFolder });
    } catch (error) {
      if (refusalOf(error)?.state !== '55P03') throw error;
      onNotice?.(
        'Something else uses the tables, such as a backup, so the migrations wait and are tried again.',
      );
      await sleep(2000);
    }
  }
}
