import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, migrate, pendingMigrations, withMaintenanceLock } from '../../../src/db/index.ts';
import { startChild } from '../../helpers/child.ts';
import { describeOn, describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { temporaryDirectory } from '../../helpers/temporary-directory.ts';
import { type Migration, twoMigrations, writeMigrations } from './migrations.ts';

const script = new URL('./children/migrate.ts', import.meta.url);
const [things, more] = twoMigrations as [Migration, Migration];

let folder: ReturnType<typeof temporaryDirectory>;
beforeEach(() => {
  folder = temporaryDirectory();
});
afterEach(() => folder.remove());
const write = (...migrations: Migration[]) => writeMigrations(folder.path, migrations);

describeOnBoth('migrating', (open) => {
  let opened: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    opened = await open({ bare: true });
    database = opened.database;
  });
  beforeEach(async () => {
    await database.db.execute(sql`drop schema if exists drizzle cascade`);
    await database.db.execute(sql`drop table if exists things`);
    await database.db.execute(sql`drop type if exists mood`);
  });
  afterAll(() => opened.close());

  test('applies what waits, once, and says what', async () => {
    write(things);
    expect(await pendingMigrations(database, folder.path)).toEqual(['0000_things']);
    expect(await migrate(database, folder.path)).toEqual({ applied: ['0000_things'] });
    write(things, more);
    expect(await pendingMigrations(database, folder.path)).toEqual(['0001_more']);
    expect(await migrate(database, folder.path)).toEqual({ applied: ['0001_more'] });
    expect(await migrate(database, folder.path)).toEqual({ applied: [] });
    expect(await pendingMigrations(database, folder.path)).toEqual([]);
  });

  test('makes its types usable at once, lists of them too', async () => {
    await migrate(database, write(things, more));
    await database.db.execute(sql`insert into things (moods) values (${sql.param(['well', 'well'])})`);
    const { rows } = await database.db.execute(sql`select moods from things`);
    expect(rows).toEqual([{ moods: '{well,well}' }]);
  });

  test('leaves nothing of a run whose last migration fails', async () => {
    write(things, {
      ...more,
      statements: ['alter table things add size integer', 'alter table nothing add size integer'],
    });
    await expect(migrate(database, folder.path)).rejects.toThrow(
      /The migration 0001_more was refused by .*, which was left as it was: relation "nothing" does not exist \(SQLSTATE 42P01\)/,
    );
    expect(await pendingMigrations(database, folder.path)).toEqual(['0000_things', '0001_more']);
    await expect(database.db.execute(sql`select * from things`)).rejects.toThrow();
  });

  test.each([
    {
      what: 'was edited since',
      later: [{ ...things, statements: ['create table other (name text)'] }],
      says: /Expected the migration 0000_things as it was applied to .*, got one that was edited since/,
    },
    {
      what: 'this version does not know',
      later: [],
      says: /holds a migration of 1970-01-01T00:00:01.000Z that this version does not know/,
    },
    {
      what: 'is older than those applied',
      later: [{ ...more, when: 500 }, things],
      says: /Expected the migration 0001_more to be younger/,
    },
  ])('refuses a migration that $what', async ({ later, says }) => {
    await migrate(database, write(things));
    write(...later);
    await expect(migrate(database, folder.path)).rejects.toThrow(says);
    await expect(pendingMigrations(database, folder.path)).rejects.toThrow(says);
  });

  test('and seeding share one lock, which may be taken again inside', async () => {
    const steps: string[] = [];
    const work = (name: string) =>
      withMaintenanceLock(database, async () => {
        steps.push(`${name} begins`);
        await withMaintenanceLock(database, () => sleep(20));
        steps.push(`${name} ends`);
      });
    await Promise.all([work('one'), work('two').catch(() => {}), work('three')]);
    const names = steps.map((step) => step.split(' ')[0]);
    expect(names.filter((_, index) => index % 2 === 0)).toEqual(names.filter((_, index) => index % 2 === 1));
    await expect(withMaintenanceLock(database, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await work('four');
    expect(steps).toHaveLength(8);
  });
});

describeOn(['postgres', 'postgres15'], 'three servers', (open) => {
  test('that start at once on an empty database all come up, and each migration is applied once', async () => {
    const { url, db, close } = await open({ bare: true });
    try {
      write(things, more);
      const children = Array.from({ length: 3 }, () => startChild(script, ['url', url ?? '', folder.path]));
      const codes = await Promise.all(children.map((child) => child.exit));
      expect(children.map((child) => child.errors())).toEqual(['', '', '']);
      expect(codes).toEqual([0, 0, 0]);
      const applied = children.map((child) => child.lines.at(-1)).sort();
      expect(applied).toEqual(['["0000_things","0001_more"]', '[]', '[]']);
      expect((await db.execute(sql`select name from things`)).rows).toEqual([{ name: 'seeded' }]);
      const { rows } = await db.execute(sql`select count(*) as count from drizzle.__drizzle_migrations`);
      expect(rows).toEqual([{ count: 2 }]);
    } finally {
      await close();
    }
  });

  test('go on when the one with the lock is killed', async () => {
    const { url, database, close } = await open({ bare: true });
    try {
      write({ ...things, statements: ['create table things (name text)', 'select pg_sleep(60)'] });
      const first = startChild(script, ['url', url ?? '', folder.path]);
      await untilSleeping(database);
      write(things);
      const second = startChild(script, ['url', url ?? '', folder.path]);
      await first.kill();
      expect(await second.exit).toBe(0);
      expect(second.lines.at(-1)).toBe('["0000_things"]');
    } finally {
      await close();
    }
  });
});

async function untilSleeping({ db }: Database): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1) {
    const { rows } = await db.execute(
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
    );
    if (rows.length > 0) return;
    await sleep(20);
  }
  throw new Error('nobody sleeps');
}
