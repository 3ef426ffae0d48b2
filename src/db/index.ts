export { compareWithExport } from './backup/against.ts';
export { isPacked } from './backup/read.ts';
export { restoreBackup } from './backup/restore.ts';
export { type Backups, scheduleBackups } from './backup/schedule.ts';
export { writeBackup, writeExport } from './backup/write.ts';
export { lastRefusal, whyNoWrite } from './can-write.ts';
export type { Database, DatabaseOptions, Db } from './database.ts';
export { describeDatabase } from './describe.ts';
export {
  appliedMigrations,
  MigrationError,
  migrate,
  pendingMigrations,
  withMaintenanceLock,
} from './migrate.ts';
export { isOfNewerTables, newerTables } from './newer.ts';
export { openDatabase, openShared } from './open.ts';
export { DatabaseOpenError, DirectoryInUseError } from './open-error.ts';
export { isGivenUp, isOutcomeUnknown } from './outcome.ts';
export { fillProjectWords } from './project-words.ts';
export { refusalOf } from './refusal.ts';

export { type Terms, transact } from './transact.ts';
export {
  causeOf,
  constraintOf,
  isUnavailable,
  sqlState,
} from './unavailable.ts';
