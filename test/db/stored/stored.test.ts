import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { type Database, migrate, openDatabase, pendingMigrations } from '../../../src/db/index.ts';
import { verifyTracker } from '../../../src/reports/verify/verify.ts';
import { describeOn } from '../../helpers/database.ts';
import { temporaryDirectory } from '../../helpers/temporary-directory.ts';
import { factsOf } from './facts.ts';
import { storedFacts, storedSql, storedVersions, unpackDirectories } from './files.ts';

const NAMES = ['small', 'filled'];
/** As these databases were made: links of notes lead to the source of the seeds. */
const { source: SOURCE } = readConfig({});

/** Quotes were Markdown once; they are the words of it since. */
const asReadersSee = (facts: unknown): unknown =>
  JSON.parse(JSON.stringify(facts), (key, value) =>
    key === 'quote' && typeof value === 'string' ? value.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1') : value,
  );

async function expectTheSame(database: Database, version: string, name: string): Promise<void> {
  await migrate(database);
  expect(await pendingMigrations(database)).toEqual([]);
  expect(await factsOf(database.db)).toEqual(asReadersSee(storedFacts(version, name)));
  const differences: string[] = [];
  for await (const difference of verifyTracker(database.db, SOURCE)) differences.push(difference);
  expect(differences).toEqual([]);
}

describe.each(storedVersions())('a database of version %s', (version) => {
  describe('in a data directory', () => {
    const directory = temporaryDirectory();
    beforeAll(() => unpackDirectories(version, directory.path));
    afterAll(() => directory.remove());

    test.each(NAMES)('%s: opens, migrates and reads the same', async (name) => {
      const database = await openDatabase({ dataDir: join(directory.path, name) });
      await expectTheSame(database, version, `${name}.embedded`);
      await database.close();
      // And once more, with nothing left to migrate.
      const again = await openDatabase({ dataDir: join(directory.path, name) });
      await expectTheSame(again, version, `${name}.embedded`);
      await again.close();
    });
  });

  describeOn(['postgres', 'postgres15'], 'in a dump', (open) => {
    test.each(NAMES)('%s: opens, migrates and reads the same', async (name) => {
      const { database, url, close } = await open({ bare: true });
      const client = new pg.Client({ connectionString: url ?? '' });
      await client.connect();
      await client.query(storedSql(version, name));
      await client.end();
      await expectTheSame(database, version, `${name}.postgres`);
      await close();
    });
  });
});

describeOn(['postgres', 'postgres15'], 'a database from before meetings had a state', (open) => {
  test('has what minutes or records say held, and nothing else', async () => {
    const { database, url, close } = await open({ bare: true });
    const client = new pg.Client({ connectionString: url ?? '' });
    await client.connect();
    await client.query(storedSql('0.1.0', 'filled'));
    await client.query(
      "set search_path to public; insert into meetings (date, starts_at) values ('2018-02-21', '2018-02-21T16:00:00Z')",
    );
    await client.end();
    await migrate(database);
    const { rows } = await database.db.execute<{ date: string; state: string }>(
      sql`select date::text, state from meetings order by date`,
    );
    const states = Object.fromEntries(rows.map(({ date, state }) => [date, state]));
    // Minutes, decisions at a meeting without minutes, neither.
    expect(states).toMatchObject({ '2017-05-24': 'HELD', '2017-12-06': 'HELD', '2018-01-10': 'HELD' });
    expect(states).toMatchObject({ '2018-01-24': 'HELD', '2018-02-21': 'PLANNED' });
    await close();
  });
});

test('databases of a version are stored, with something in each table of the ledger', () => {
  expect(storedVersions()).toContain('0.1.0');
  const tables = [...storedSql('0.1.0', 'filled').matchAll(/^INSERT INTO public\.(\w+) /gm)].map(
    ([, table]) => table,
  );
  expect(tables).toEqual(
    expect.arrayContaining(['status_changes', 'waivers', 'waiver_revocations', 'assessments', 'ci_runs']),
  );
  expect(tables).toEqual(
    expect.arrayContaining(['report_revisions', 'suggestions', 'proposals', 'tokens', 'audit_events']),
  );
});
