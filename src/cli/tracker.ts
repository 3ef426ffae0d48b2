import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, readConfig } from '../config.ts';
import {
  type Database,
  DirectoryInUseError,
  fillProjectWords,
  migrate,
  openDatabase,
  openShared,
  withMaintenanceLock,
} from '../db/index.ts';
import type { Io } from './io.ts';

/** The database of the settings, as it is. */
export const openAsItIs = (config: Config, io: Io): Promise<Database> =>
  openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDirectory,
    poolSize: 2,
    statementTimeoutMs: config.statementTimeoutMs,
    poolWaitMs: config.poolWaitMs,
    onError: (error) => io.err(`${error.message}\n`),
    onNotice: (notice) => io.err(`${notice}\n`),
  });

/** How long a command waits for the directory, which a starting server or another command may hold. */
const PATIENCE_MS = 5000;

/**
 * Opens the database as the server does: migrates its tables, and seeds it where it was empty. Where a server has the embedded database
 * open, the command goes through that server.
 */
export async function openTracker(config: Config, io: Io): Promise<Database> {
  const isEmbedded = config.databaseUrl === null && config.dataDirectory !== 'memory:';
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const shared = isEmbedded ? await openShared(config.dataDirectory, io.command ?? '') : null;
    if (shared) return stayingAwake(shared, io);
    try {
      return await openAlone(config, io);
    } catch (error) {
      if (!(error instanceof DirectoryInUseError) || performance.now() > until || io.signal.aborted)
        throw error;
      await sleep(100);
    }
  }
}

async function openAlone(config: Config, io: Io): Promise<Database> {
  const database = await openAsItIs(config, io);
  try {
    await withMaintenanceLock(database, async () => {
      await migrate(database);
      for (const notice of await fillProjectWords(database.db)) io.err(`${notice}\n`);
      // Heavy to load, and not always needed.
      if (config.seed) await (await import('../seed/index.ts')).seed(database, config.groupFolder);
    });
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A command that is suspended in the middle of a transaction would make everybody wait. */
function stayingAwake(database: Database, io: Io): Database {
  const refuse = () =>
    io.err('this command uses the database of a running server, so it cannot be suspended\n');
  process.on('SIGTSTP', refuse);
  const close = () => {
    process.off('SIGTSTP', refuse);
    return database.close();
  };
  return { ...database, close };
}

/** Opens the tracker for a command, and closes it whatever happens. */
export async function withTracker<T>(
  io: Io,
  work: (tracker: { database: Database; config: Config; now: () => Date }) => Promise<T>,
): Promise<T> {
  const config = readConfig(io.environment);
  const database = await io.open(config, io);
  try {
    return await work({ database, config, now: io.now ?? database.now });
  } finally {
    await database.close();
  }
}
