import { type Config, readConfig } from '../config.ts';
import { type Database, fillProjectWords, migrate, openDatabase, withMaintenanceLock } from '../db/index.ts';
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

/** The same with its tables, and the seeds where it was empty: as the server opens it. */
export async function openTracker(config: Config, io: Io): Promise<Database> {
  const database = await openAsItIs(config, io);
  try {
    await withMaintenanceLock(database, async () => {
      await migrate(database);
      for (const notice of await fillProjectWords(database.db)) io.err(`${notice}\n`);
      // Heavy to load, and not always asked for.
      if (config.seed) await (await import('../seed/index.ts')).seed(database, config.groupFolder);
    });
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
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
