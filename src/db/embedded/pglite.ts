import { writeSync } from 'node:fs';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import type { Filesystem } from '@electric-sql/pglite/basefs';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Database, DatabaseOptions, Db } from '../database.ts';
import { readMigrations } from '../migrate.ts';
import { DatabaseOpenError } from '../open-error.ts';
import { clusterIn } from '../postgres/cluster.ts';
import { assertChannel } from '../postgres/listener.ts';
import { insideTransaction, refuseInsideTransaction } from '../postgres/transaction-guard.ts';
import { alignEmbeddedTypes } from '../postgres/value-types.ts';
import { createShare } from '../share.ts';
import { editionOf } from '../shared/messages.ts';
import { shareEmbedded } from '../shared/serve.ts';
import { noteRead, statementLogger } from '../statement-logger.ts';
import * as tables from '../tables/index.ts';
import { transactBy } from '../transact.ts';
import { damageOf } from './damage.ts';
import { lockDirectory } from './directory-lock.ts';
import { durableFiles } from './durable-files.ts';
import { keepStatements } from './statements.ts';
import { transactEmbedded } from './transaction.ts';
import { createWalMark } from './wal-mark.ts';

export interface EmbeddedOptions extends DatabaseOptions {
  /** What a database in memory starts from; without it, from nothing. */
  files?: Filesystem;
  /** Further settings of the database inside, as `name=value`. */
  parameters?: string[];
  /** After each file that was synchronised. */
  onSync?: (path: string) => void;
}

export interface EmbeddedDatabase extends Database {
  dump(): Promise<Blob>;
}

/** So much of the write-ahead log may gather before a checkpoint. PostgreSQL leaves that to a process PGlite does not have. */
const checkpointBytes = 32 * 1024 * 1024;

const STATEMENTS_OF_ONE = 3;

/** As on PostgreSQL, see `prepareSession`. */
const planOnce = [
  'plan_cache_mode=force_generic_plan',
  'enable_mergejoin=off',
  'client_min_messages=warning',
].flatMap((setting) => ['-c', setting]);

/** It has one session and no replica, and its files are in the cache of the system: room for more would be cleared at each start. */
const oneSession = [
  'max_connections=4',
  'max_wal_senders=0',
  'max_replication_slots=0',
  'shared_buffers=32MB',
].flatMap((setting) => ['-c', setting]);

/** What PostgreSQL logs without coming to an end; what is left is PANIC, FATAL, and words without a rank. */
const everydayLine =
  / (DEBUG\d?|LOG|INFO|NOTICE|WARNING|ERROR|DETAIL|HINT|QUERY|CONTEXT|LOCATION|STATEMENT): |^Aborted/;

export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const directory = options.dataDir ?? './data';
  if (directory === 'memory:') {
    const pglite = await PGlite.create({
      fs: options.files,
      startParams: [
        ...PGlite.defaultStartParams,
        ...planOnce,
        ...oneSession,
        ...(options.parameters ?? []).flatMap((parameter) => ['-c', parameter]),
      ],
    });
    return embedded(pglite, null, options, () => {});
  }
  const unlock = await lockDirectory(directory, (error) => stop(error, options));
  try {
    const path = await clusterIn(directory, async (fresh) => {
      await (await openOnDisk(fresh, options)).pglite.close();
    });
    const { pglite, walBytes } = await openOnDisk(path, options);
    checkpointNowAndThen(pglite, walBytes, options);
    return await embedded(pglite, directory, options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openOnDisk(
  path: string,
  options: EmbeddedOptions,
): Promise<{ pglite: PGlite; walBytes: () => number }> {
  let lastWords = 'it named no reason';
  const walMark = createWalMark(path);
  const { files, walBytes } = durableFiles(path, {
    walMark,
    onAbort: () => stop(new Error(`The embedded database in ${path} has stopped: ${lastWords}`), options),
    onSync: options.onSync,
  });
  const settings: PGliteOptions = {
    fs: files,
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      '-c',
      'wal_sync_method=fsync',
      ...planOnce,
      ...oneSession,
    ],
    onStderr: (line) => {
      if (line.trim() !== '' && !everydayLine.test(line)) lastWords = line;
      return false;
    },
  };
  const refusal = (why: string, cause?: unknown) =>
    new DatabaseOpenError(`The embedded database in ${path} cannot be opened: ${why}`, cause);
  const pglite = await PGlite.create(settings).catch((error) => {
    throw refusal(lastWords, error);
  });
  const { damage, segmentBytes } = await damageOf(pglite, path);
  if (damage !== null) {
    await pglite.close().catch(() => {});
    throw refusal(`${damage}.`);
  }
  walMark.start(segmentBytes);
  const close = pglite.close.bind(pglite);
  pglite.close = () => {
    // The last record of the log says that it is the last: nothing is lost with it.
    walMark.stop();
    return close();
  };
  return { pglite, walBytes };
}

async function embedded(
  pglite: PGlite,
  /** Null: in memory. */
  directory: string | null,
  options: EmbeddedOptions,
  unlock: () => void,
): Promise<EmbeddedDatabase> {
  keepStatements(pglite);
  await alignEmbeddedTypes(pglite);
  refuseOuterHandle(pglite);
  shareOut(pglite, options);
  const db = drizzle({ client: pglite, schema: tables, logger: statementLogger(options) });
  transactBy(db as unknown as Db, (work, terms) => transactEmbedded(db as unknown as Db, work, terms));
  const description = `the embedded database in ${directory ?? 'memory'}`;
  let lastExclusive: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;
  return {
    db: db as unknown as Db,
    description,
    pool: () => null,
    // It runs in this process, by its clock.
    now: () => new Date(),
    ping: async () => {
      await pglite.query('select 1');
    },
    listen: async (channel, onPayload) => {
      assertChannel(channel);
      return pglite.listen(channel, onPayload);
    },
    exclusively: (work) => {
      // The directory's lock keeps other processes out already.
      const run = lastExclusive.then(() =>
        work(async (migrationsFolder) => {
          await migrate(db, { migrationsFolder });
          await alignEmbeddedTypes(pglite);
        }),
      );
      lastExclusive = run.catch(() => {});
      return run;
    },
    share: async (sharing) =>
      // Elsewhere sockets are no files that have an owner.
      directory === null || process.platform === 'win32'
        ? null
        : shareEmbedded(pglite, directory, { edition: editionOf(readMigrations()), description }, sharing),
    dump: () => pglite.dumpDataDir('none'),
    close: () => {
      closing ??= pglite.close().finally(unlock);
      return closing;
    },
  };
}

/** Its one connection is waited for in the order of asking: a request asks for so much at once, so that others come between. */
function shareOut(pglite: PGlite, options: DatabaseOptions): void {
  const { run } = createShare(STATEMENTS_OF_ONE);
  const query = pglite.query.bind(pglite);
  pglite.query = async (statement, values, terms) => {
    const answer = await run(() => query<never>(statement, values, terms));
    noteRead(answer, options);
    return answer;
  };
}

function refuseOuterHandle(pglite: PGlite): void {
  const transaction = pglite.transaction.bind(pglite);
  pglite.transaction = (work) => transaction((tx) => insideTransaction(pglite, () => work(tx)));
  const runExclusive = pglite._runExclusiveTransaction.bind(pglite);
  pglite._runExclusiveTransaction = async (run) => {
    refuseInsideTransaction(pglite);
    return runExclusive(run);
  };
}

function checkpointNowAndThen(pglite: PGlite, walBytes: () => number, options: EmbeddedOptions): void {
  let done = walBytes();
  const runExclusive = pglite._runExclusiveTransaction.bind(pglite);
  pglite._runExclusiveTransaction = async (run) => {
    const result = await runExclusive(run);
    if (walBytes() - done > checkpointBytes) {
      done = walBytes();
      // Behind those who wait already, and not before an answer that is ready.
      if (pglite.ready) pglite.exec('CHECKPOINT').catch((error) => options.onError?.(error));
    }
    return result;
  };
}

/** Synchronous, for the database inside would go on at once and loop for ever, or acknowledge what it has lost. */
function stop(error: Error, options: DatabaseOptions): never {
  try {
    if (options.onFatal) options.onFatal(error);
    else writeSync(2, `${error.message}\n`);
  } finally {
    process.exit(1);
  }
}
