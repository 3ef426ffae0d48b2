import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Database, DatabaseOptions, Db } from './database.ts';
import { createLane, type Lane } from './lane.ts';
import { createListener } from './listener.ts';
import { DatabaseOpenError } from './open-error.ts';
import { statementLogger } from './statement-logger.ts';
import * as tables from './tables/index.ts';
import { insideTransaction, refuseInsideTransaction } from './transaction-guard.ts';
import { isUnavailable } from './unavailable.ts';
import { alignPostgresTypes } from './value-types.ts';

const oldestVersion = 150_000;
/** Any constant that nobody else uses in this database. */
const lockKey = 7_310_294_486_523_001n;
/** Above the server's own limit for a statement: for a server, or a network, that says nothing at all any more. */
const silenceMs = 5000;
/** For the connections beside the pool, whose wait no request has to share. */
const connectMs = 5000;

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
  const lane = poolSize > 1 ? createLane(working, prepareSession, onError) : null;
  const pool = new pg.Pool({
    ...working,
    max: lane ? poolSize - 1 : poolSize,
    connectionTimeoutMillis: poolWaitMs,
    idleTimeoutMillis: 0,
    allowExitOnIdle: false,
    onConnect: prepareSession,
  });
  pool.on('error', onError);
  const listener = createListener(config, onError);
  let closing: Promise<void> | undefined;
  return {
    db: createDb(pool, lane, options) as unknown as Db,
    description: `PostgreSQL ${version} at ${where}`,
    pool: () => ({
      idle: pool.idleCount,
      busy: pool.totalCount - pool.idleCount,
      waiting: pool.waitingCount,
    }),
    ping: async () => {
      await pool.query('select 1');
    },
    listen: listener.listen,
    exclusively: (work) => underLock(config, options, work),
    close: () => {
      closing ??= Promise.all([listener.close(), lane?.close()])
        .finally(() => pool.end())
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
      `Expected a database URL such as postgres://user@host:5432/name, got one that cannot be used: ${(error as Error).message}.`,
    );
  }
}

/**
 * Days, instants and their text must not depend on how the server is set up. Statements are planned once for each connection: what
 * they are given are points and keys, which change nothing in their plans, and planning costs as much as they do.
 */
async function prepareSession(client: pg.ClientBase): Promise<void> {
  await client.query(
    `set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set idle_session_timeout to 0;
     set plan_cache_mode to force_generic_plan; set jit to off`,
  );
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
      `The database at ${where} is encoded as ${server.encoding}; UTF8 is the encoding to choose.`,
    );
  return server.version;
}

/** Node tries every address of a host, and leaves the message of the whole empty. */
function reasonOf(error: Error): string {
  return error instanceof AggregateError
    ? error.errors.map((each) => each.message).join(', ')
    : error.message;
}

function createDb(pool: pg.Pool, lane: Lane | null, options: DatabaseOptions): NodePgDatabase<typeof tables> {
  const connect = pool.connect.bind(pool);
  pool.connect = ((...callback: []) => {
    refuseInsideTransaction(pool);
    return connect(...callback);
  }) as typeof pool.connect;

  const settings = { schema: tables, logger: statementLogger(options) };
  const client = Object.create(pool, {
    query: {
      value: (statement: pg.QueryConfig, values: unknown[]) => {
        refuseInsideTransaction(pool);
        return lane?.query(statement, values) ?? pool.query(statement, values);
      },
    },
  }) as pg.Pool;
  const db = drizzle({ client, ...settings });
  const handles = new WeakMap<pg.PoolClient, NodePgDatabase<typeof tables>>();
  // Drizzle's own leaks a connection when BEGIN fails, and leaves one that breaks between two statements without a
  // listener, which ends the process.
  db.transaction = async (work, config) => {
    const client = await pool.connect();
    const handle = handles.get(client) ?? drizzle({ client, ...settings });
    handles.set(client, handle);
    const ignore = () => {};
    client.on('error', ignore);
    let failure: unknown;
    try {
      return await insideTransaction(pool, () => handle.transaction(work, config));
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      client.off('error', ignore);
      client.release(isUnavailable(failure));
    }
  };
  return db;
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
      options.onNotice?.('Waiting for another process that migrates or seeds the database.');
      await client.query('select pg_advisory_lock($1)', [lockKey]);
    }
    return await work((migrationsFolder) => migrate(drizzle({ client }), { migrationsFolder }));
  } finally {
    await client.end().catch(() => {});
  }
}
