import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Shared, ShareOptions } from './shared/serve.ts';
import type * as tables from './tables/index.ts';

interface QueryResult<Row> {
  rows: Row[];
  rowCount?: number | null;
}
interface QueryResultKind extends PgQueryResultHKT {
  type: QueryResult<this['row']>;
}

/** Either database, or a transaction on it, so that a domain verb takes all of them. */
export type Db = PgDatabase<QueryResultKind, typeof tables>;

export interface DatabaseOptions {
  /** `postgres://…`; without it the embedded database is opened. */
  url?: string | null;
  /** Directory of the embedded database, `./data` when absent; `memory:` keeps nothing. */
  dataDir?: string;
  /** Connections to PostgreSQL, 10 when absent; the embedded database has one. */
  poolSize?: number;
  /** Longest statement on PostgreSQL in milliseconds, 5000 when absent; the embedded database cannot interrupt one. */
  statementTimeoutMs?: number;
  /** Longest wait for a free connection to PostgreSQL in milliseconds, 1000 when absent. */
  poolWaitMs?: number;
  /** Called with errors outside any request: an idle connection lost, a listener that reconnects. */
  onError?: (error: Error) => void;
  /**
   * The embedded database cannot go on, a full disk above all. Called synchronously; when it returns, the process exits
   * with 1, because a write that is acknowledged after this point would be lost.
   */
  onFatal?: (error: Error) => void;
  /** Called with what an operator may want to read at start. */
  onNotice?: (message: string) => void;
  /** Every statement before it is sent, without its parameters and without transaction control; for tests that count. */
  onStatement?: (statement: string) => void;
  /** So many rows were answered to a statement outside transactions. */
  onRows?: (rows: number) => void;
}

export interface Database {
  readonly db: Db;
  /** For people: which database, where; never a password. */
  readonly description: string;
  /** Connections of the pool, and how many wait for one; null where there is no pool. */
  pool(): { idle: number; busy: number; waiting: number } | null;
  /**
   * The database's time, to the millisecond and without asking it: what "now" is for every request and every fact, so that servers
   * whose own clocks differ answer alike.
   */
  now(): Date;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /**
   * Calls `onPayload` for every `NOTIFY channel` of a committed transaction. After the connection was lost and found
   * again it calls `onResync`: notifications may have been missed. Resolves, once listening, to a function that stops it.
   */
  listen(
    channel: string,
    onPayload: (payload: string) => void,
    onResync: () => void,
  ): Promise<() => Promise<void>>;
  /** Runs the work while no other process that uses this database runs its own; see `withMaintenanceLock`. */
  exclusively<T>(work: (applyMigrations: (folder: string) => Promise<void>) => Promise<T>): Promise<T>;
  /**
   * Lets commands of the same owner on this machine use the database while this process has it open; null where they can open it
   * themselves, or nobody else can.
   */
  share(options?: ShareOptions): Promise<Shared | null>;
  /** Waits for what runs, then releases connections, directory and lock; a second call waits for the first. */
  close(): Promise<void>;
}
