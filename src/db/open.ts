import type { Database, DatabaseOptions } from './database.ts';

/**
 * Opens the database and leaves its tables as they are; see `migrate`.
 * @throws DatabaseOpenError when the server cannot be reached or is older than 15, or when another process has the data
 *   directory (DirectoryInUseError)
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, ...rest } = options;
  // Each is heavy to load, and a process needs one.
  if (url) return (await import('./postgres.ts')).openPostgres({ ...rest, url });
  return (await import('./pglite.ts')).openEmbedded(rest);
}
