export { type Compared, compareWithExport } from './backup/against.ts';
export { isPacked } from './backup/read.ts';
export { restoreBackup } from './backup/restore.ts';
export { writeBackup, writeExport } from './backup/write.ts';
export { lastRefusal, whyNoWrite } from './can-write.ts';
export type { Database, DatabaseOptions, Db } from './database.ts';
export { MigrationError, migrate, pendingMigrations, withMaintenanceLock } from './migrate.ts';
export { openDatabase } from './open.ts';
export { DatabaseOpenError, DirectoryInUseError } from './open-error.ts';
export { GivenUpError, isGivenUp, isOutcomeUnknown, OutcomeUnknownError } from './outcome.ts';
export { fillProjectWords } from './project-words.ts';
export { type Refusal, refusalOf } from './refusal.ts';
export { type Terms, transact } from './transact.ts';
export {
  type Cause,
  causeOf,
  constraintOf,
  isConnectionLost,
  isUnavailable,
  sqlState,
} from './unavailable.ts';
