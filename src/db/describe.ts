import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { appliedMigrations, MigrationError, pendingMigrations } from './migrate.ts';

export interface DatabaseFacts {
  description: string;
  /** Of PostgreSQL. */
  version: string;
  bytes: number;
  /** Applied ones, oldest first. */
  migrations: readonly string[];
  pending: readonly string[];
}

export async function describeDatabase(database: Database): Promise<DatabaseFacts> {
  const { rows } = await database.db.execute<{ version: string; bytes: number }>(
    sql`select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes`,
  );
  const migrations = await appliedMigrations(database.db);
  const pending = await pendingMigrations(database).catch((error) => {
    if (error instanceof MigrationError) return [error.message];
    throw error;
  });
  return {
    description: database.description,
    version: rows[0]?.version ?? '',
    bytes: Number(rows[0]?.bytes ?? 0),
    migrations: migrations.map(({ name }) => name),
    pending,
  };
}
