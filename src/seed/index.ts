import { type Database, withMaintenanceLock } from '../db/index.ts';
import { type SeedSummary, seedDatabase } from './seed.ts';

export { SeedError } from './errors.ts';
export { readSeeds, type Seeds } from './read.ts';
export { DEFAULT_SEEDS } from './read-files.ts';
export { type SeedSummary, seedDatabase } from './seed.ts';

/** Seeds a migrated database under its maintenance lock: of any number of servers that start at once, one does it. */
export const seed = (database: Database, folder?: string): Promise<SeedSummary> =>
  withMaintenanceLock(database, () => seedDatabase(database.db, folder, database.now()));
