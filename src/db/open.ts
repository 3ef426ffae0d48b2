import type { Database, DatabaseOptions } from './database.ts';

/**
 * Opens the database and leaves its tables as they are; see `migrate`.
 * @throws DatabaseOpenError when the server cannot be reached or is older than 15, or when another process has the data
 *   directory (DirectoryInUseError)
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, ...rest } = options;
  // Each is heavy to load, and a process needs one.
  if (url) return (await import('./postgres/postgres.ts')).openPostgres({ ...rest, url });
  return (await import('./embedded/pglite.ts')).openEmbedded(rest);
}

/** The embedded database in a directory, through the server that has it open; null where none listens there. */
export async function openShared(directory: string, command: string): Promise<Database | null> {
  return (await import('./shared/open.ts')).openShared(directory, command);
}
