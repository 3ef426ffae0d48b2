import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { describe, inject, test } from 'vitest';
import { type Database, type DatabaseOptions, type Db, openDatabase } from '../../src/db/index.ts';
import type { Contents } from './embedded-cache.ts';
import { openCopy } from './embedded-copy.ts';
import type { EmbeddedSource, PostgresSource } from './global-setup.ts';
import { type PostgresVersion, postgresPrograms } from './postgres-programs.ts';
import { createDatabase, databaseUrl, dropDatabase } from './postgres-templates.ts';
import { createSqlLog, type SqlLog } from './sql-log.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export type DatabaseKind = 'pglite' | 'postgres' | 'postgres15';

export interface TestDatabaseOptions
  extends Pick<DatabaseOptions, 'poolSize' | 'statementTimeoutMs' | 'poolWaitMs' | 'onError'> {
  /** With everything that a first start puts in; otherwise the tables are there and empty. */
  seeded?: boolean;
  /** Without even the tables, for what comes before them. */
  bare?: boolean;
}

export interface TestDatabase {
  database: Database;
  db: Db;
  /** Null for the embedded database: for tests that start a server or a command of their own. */
  url: string | null;
  sqlLog: SqlLog;
  close(): Promise<void>;
}

const versions: Record<Exclude<DatabaseKind, 'pglite'>, PostgresVersion> = {
  postgres: '18',
  postgres15: '15',
};

/** A fresh database of its own, in well under a second; `close` takes it away again. */
export async function testDatabase(
  kind: DatabaseKind,
  options: TestDatabaseOptions = {},
): Promise<TestDatabase> {
  const { seeded, bare, ...rest } = options;
  const contents = seeded ? 'seeded' : bare ? 'bare' : 'migrated';
  const sqlLog = createSqlLog();
  // A busy machine is not what a test is about.
  const given: DatabaseOptions = {
    onError: () => {},
    poolWaitMs: 10_000,
    ...rest,
    onStatement: sqlLog.record,
  };
  if (kind === 'pglite') {
    const { path } = await ask<EmbeddedSource>('/dump', contents);
    const database = await openCopy(path, given);
    return { database, db: database.db, url: null, sqlLog, close: () => database.close() };
  }
  const source = await ask<PostgresSource>(`/postgres${versions[kind]}`, contents);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(source.url, name, source.template);
  const url = databaseUrl(source.url, name);
  const database = await openDatabase({ ...given, url });
  const close = async () => {
    await database.close();
    await dropDatabase(source.url, name);
  };
  return { database, db: database.db, url, sqlLog, close };
}

/**
 * A data directory of its own for a server, a command or a child process: migrated, or as asked for. A bare one takes a tenth of the time
 * that the database takes to make its own.
 */
export async function testDirectory({
  seeded,
  bare,
}: Pick<TestDatabaseOptions, 'seeded' | 'bare'> = {}): Promise<{ path: string; remove: () => void }> {
  const source = await ask<EmbeddedSource>('/directory', seeded ? 'seeded' : bare ? 'bare' : 'migrated');
  const directory = temporaryDirectory();
  cpSync(source.path, directory.path, { recursive: true });
  return directory;
}

async function ask<Source>(path: string, contents: Contents): Promise<Source> {
  const response = await fetch(`${inject('databaseBroker')}${path}?contents=${contents}`);
  if (!response.ok) throw new Error(`The test database could not be made: ${await response.text()}`);
  return (await response.json()) as Source;
}

/** Runs one suite against the embedded database and against PostgreSQL. */
export function describeOnBoth(
  name: string,
  suite: (open: (options?: TestDatabaseOptions) => Promise<TestDatabase>, kind: DatabaseKind) => void,
): void {
  describeOn(['pglite', 'postgres'], name, suite);
}

/** Without PostgreSQL for this platform its part is skipped, and says so; where `CI` is set, it fails. */
export function describeOn(
  kinds: DatabaseKind[],
  name: string,
  suite: Parameters<typeof describeOnBoth>[1],
): void {
  for (const kind of kinds) {
    const missing = kind !== 'pglite' && postgresPrograms(versions[kind]) === null;
    const title = `${name} on ${kind}`;
    if (!missing) describe(title, () => suite((options) => testDatabase(kind, options), kind));
    else if (process.env.CI)
      test(title, () => {
        throw new Error(
          `Expected PostgreSQL from npm for ${process.platform}-${process.arch}, and there is none.`,
        );
      });
    else
      describe.skip(`${title} (npm has no PostgreSQL for ${process.platform}-${process.arch})`, () =>
        suite(() => testDatabase(kind), kind));
  }
}
