import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { withWork } from '../../../src/base/work.ts';
import { isUnavailable } from '../../../src/db/index.ts';
import { prepared } from '../../../src/reading/prepared.ts';
import { describeOn, type TestDatabase, type TestDatabaseOptions } from '../../helpers/database.ts';

/** Statements as the tracker sends them: with a name, each a row of one column. */
function statements({ db }: TestDatabase) {
  const read = async (name: string, column: ReturnType<typeof sql<number>>, value = 0): Promise<number> => {
    const [row] = await prepared(db, name, () =>
      db.select({ value: column }).from(sql`(select) as one`),
    ).execute({ value });
    return Number(row?.value);
  };
  return {
    backend: () => read('backend', sql<number>`pg_backend_pid()`),
    slow: (seconds: number) =>
      read(
        'slow',
        sql<number>`length(pg_sleep(${sql.placeholder('value')}::float8)::text) * 0 + pg_backend_pid()`,
        seconds,
      ),
    divide: (by: number) => read('divide', sql<number>`12 / ${sql.placeholder('value')}::int`, by),
  };
}

async function withDatabase(
  open: (options?: TestDatabaseOptions) => Promise<TestDatabase>,
  work: (database: TestDatabase, ask: ReturnType<typeof statements>) => Promise<void>,
  options: TestDatabaseOptions = {},
): Promise<void> {
  const database = await open(options);
  const ask = statements(database);
  try {
    // The first statement of all has it opened.
    await ask.backend();
    await sleep(500);
    await work(database, ask);
  } finally {
    await database.close();
  }
}

describeOn(['postgres', 'postgres15'], 'short statements', (open) => {
  test('go over one connection, however many there are at once', () =>
    withDatabase(open, async (_database, ask) => {
      const backends = () => Promise.all(Array.from({ length: 50 }, () => ask.backend()));
      // On a machine that is busy with others, sending them may take longer than anybody is let wait behind the first.
      await expect.poll(async () => new Set(await backends()).size, { timeout: 10_000 }).toBe(1);
    }));

  test('are each answered with their own answer or error', () =>
    withDatabase(open, async (_database, ask) => {
      const answers = await Promise.allSettled([1, 0, 2, 3, 0, 4, 6].map((by) => ask.divide(by)));
      expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toEqual([
        12,
        'failed',
        6,
        4,
        'failed',
        3,
        2,
      ]);
    }));

  test('do not wait behind one that takes long', () =>
    withDatabase(open, async (_database, ask) => {
      const long = ask.slow(3);
      await sleep(200);
      const begun = performance.now();
      const others = await Promise.all([ask.backend(), ask.backend()]);
      // Far less than the one that takes long.
      expect(performance.now() - begun).toBeLessThan(1500);
      expect(others).not.toContain(await long);
    }));

  test('that take too long are cancelled, and those behind them are answered', () =>
    withDatabase(
      open,
      async (_database, ask) => {
        const [long, behind] = await Promise.allSettled([ask.slow(30), ask.divide(3)]);
        expect(long.status).toBe('rejected');
        expect(behind).toEqual({ status: 'fulfilled', value: 4 });
      },
      { statementTimeoutMs: 500 },
    ));

  test('are refused within a transaction, which has a connection of its own', () =>
    withDatabase(open, async ({ db }, ask) => {
      await db.transaction(async (tx) => {
        await expect(ask.backend()).rejects.toThrow();
        await tx.execute(sql`select 1`);
      });
    }));

  test('that are under way when the connection breaks fail as unavailable, and the next ones are answered', () =>
    withDatabase(open, async ({ db }, ask) => {
      const before = await ask.backend();
      const lost = ask.slow(20).catch((error) => error);
      await sleep(100);
      await db.execute(sql`select pg_terminate_backend(${before})`);
      expect(isUnavailable(await lost)).toBe(true);
      expect(await ask.divide(3)).toBe(4);
      // It comes back by itself.
      await expect
        .poll(async () => new Set(await Promise.all([1, 2, 3].map(() => ask.backend()))).size, {
          timeout: 10_000,
        })
        .toBe(1);
      expect(await ask.backend()).not.toBe(before);
    }));

  test('that nobody waits for any more are cancelled, several as soon as the last of them is given up', () =>
    withDatabase(open, async (_database, ask) => {
      const gone = new AbortController();
      const givenUp = () =>
        withWork({ deadline: Number.POSITIVE_INFINITY, signal: gone.signal }, () => ask.slow(4));
      const begun = performance.now();
      const all = Promise.allSettled([givenUp(), givenUp(), givenUp()]);
      await sleep(200);
      gone.abort();
      expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
      expect(performance.now() - begun).toBeLessThan(3000);
    }));

  test('that nobody waits for any more are cancelled once those that stand between them are answered', () =>
    withDatabase(open, async (_database, ask) => {
      const gone = new AbortController();
      const givenUp = (seconds: number) =>
        withWork({ deadline: Number.POSITIVE_INFINITY, signal: gone.signal }, () => ask.slow(seconds));
      const begun = performance.now();
      const first = givenUp(1);
      const between = ask.divide(3);
      const last = givenUp(30).catch(() => performance.now() - begun);
      await sleep(200);
      gone.abort();
      expect(await between).toBe(4);
      await first.catch(() => {});
      expect(await last).toBeLessThan(4000);
    }));

  test('have no such connection where there is but one', () =>
    withDatabase(
      open,
      async ({ database }, ask) => {
        await Promise.all([ask.backend(), ask.divide(2)]);
        expect(database.pool()).toMatchObject({ idle: 1, busy: 0 });
      },
      { poolSize: 1 },
    ));
});
