import pg from 'pg';
import { migrate, openDatabase } from '../../src/db/index.ts';
import type { Contents } from './embedded-cache.ts';
import type { PostgresSource } from './global-setup.ts';
import { type Cluster, startCluster } from './postgres.ts';
import type { PostgresVersion } from './postgres-programs.ts';
import { seedDatabase } from './seed-database.ts';
import { quickFolder } from './temporary-directory.ts';

/** Nothing in it outlives the run. */
const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/** One cluster for a run, started when it is first asked for, with a migrated and a seeded database to copy. */
export function createTemplates(version: PostgresVersion) {
  let cluster: Promise<Cluster> | undefined;
  const templates = new Map<string, Promise<PostgresSource>>();

  async function make(
    name: string,
    from: string,
    fill: (url: string) => Promise<void>,
  ): Promise<PostgresSource> {
    cluster ??= startCluster(version, hasty, [], undefined, quickFolder());
    const { url } = await cluster;
    await createDatabase(url, name, from);
    await fill(databaseUrl(url, name));
    return { url, template: name };
  }
  function once(name: string, start: () => Promise<PostgresSource>): Promise<PostgresSource> {
    const template = templates.get(name) ?? start();
    templates.set(name, template);
    return template;
  }
  const migrated = () =>
    once('migrated', () => make('migrated', 'template1', (url) => use(url, (database) => migrate(database))));
  const bare = () => once('bare', () => make('bare', 'template1', async () => {}));
  const seeded = () =>
    once('seeded', async () => {
      const { template } = await migrated();
      return make('seeded', template, (url) => use(url, seedDatabase));
    });

  return {
    get: (contents: Contents) => ({ bare, migrated, seeded })[contents](),
    stop: async () => (await cluster)?.stop(),
  };
}

async function use(
  url: string,
  work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>,
) {
  const database = await openDatabase({ url, statementTimeoutMs: 60_000, poolWaitMs: 10_000 });
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

export function databaseUrl(url: string, name: string): string {
  return url.replace(/[^/]*$/, name);
}

export async function createDatabase(url: string, name: string, template = 'template1'): Promise<void> {
  await administer(url, `create database ${name} template ${template} strategy file_copy`);
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await administer(url, `drop database if exists ${name} with (force)`);
}

async function administer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
