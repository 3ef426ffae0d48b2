import { sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { withWork } from '../../../src/base/work.ts';
import { createGate, createShare } from '../../../src/db/share.ts';
import { describeOnBoth, testDatabase } from '../../helpers/database.ts';
import { postgresPrograms } from '../../helpers/postgres-programs.ts';

const never = { deadline: Number.POSITIVE_INFINITY };

/** Work that says how much of it is under way, and ends when it is let. */
function counted() {
  let running = 0;
  const seen: number[] = [];
  const ends: (() => void)[] = [];
  return {
    seen,
    end: async () => {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
    start: async () => {
      running += 1;
      seen.push(running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
    },
  };
}

test('one request has so much under way, another one as much beside it, and all of it is done', async () => {
  const share = createShare(3);
  const [first, second, own] = [counted(), counted(), counted()];
  const all = (of: typeof first) => Promise.all(Array.from({ length: 10 }, () => share.run(of.start)));
  const done = [
    withWork({ ...never }, () => all(first)),
    withWork({ ...never }, () => all(second)),
    all(own),
  ];
  expect([first.seen, second.seen].map((seen) => seen.length)).toEqual([3, 3]);
  expect(own.seen).toHaveLength(10);
  for (let ended = 0; ended < 10; ended += 1) await Promise.all([first.end(), second.end(), own.end()]);
  await Promise.all(done);
  expect([first.seen.length, second.seen.length]).toEqual([10, 10]);
  expect(Math.max(...first.seen, ...second.seen)).toBe(3);
});

test('the parts of one request have one share, and a failure gives its place back', async () => {
  const share = createShare(2);
  const request = { ...never };
  const of = counted();
  const part = () =>
    withWork({ ...never, partOf: request }, () =>
      Promise.allSettled([share.run(of.start), share.run(() => Promise.reject(new Error('no')))]),
    );
  const done = Promise.all([part(), part(), part()]);
  for (let ended = 0; ended < 3; ended += 1) await of.end();
  await done;
  expect(of.seen).toHaveLength(3);
  expect(Math.max(...of.seen)).toBeLessThanOrEqual(2);
});

describe('a gate', () => {
  test('lets so many through, the next one when one of them has ended, well or not', async () => {
    const gate = createGate(2);
    const of = counted();
    const failing = () => of.start().then(() => Promise.reject(new Error('no')));
    const done = Promise.allSettled([
      gate.run(of.start),
      gate.run(failing),
      gate.run(of.start),
      gate.run(failing),
    ]);
    expect(of.seen).toHaveLength(2);
    for (const begun of [3, 4, 4, 4]) {
      await of.end();
      expect(of.seen).toHaveLength(begun);
    }
    expect(Math.max(...of.seen)).toBe(2);
    expect((await done).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
    ]);
  });

  test('lets the next one pass whoever takes too long, and counts nobody twice', async () => {
    vi.useFakeTimers();
    try {
      const gate = createGate(1, 100);
      const [long, other] = [counted(), counted()];
      const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
      const end = async (of: typeof long) => {
        const ended = of.end();
        await wait(0);
        await ended;
      };
      void gate.run(long.start);
      void gate.run(other.start);
      await wait(99);
      expect(other.seen).toHaveLength(0);
      await wait(1);
      expect(other.seen).toHaveLength(1);
      // The long one has left already: that it ends lets nobody in.
      void gate.run(other.start);
      await end(long);
      expect(other.seen).toHaveLength(1);
      await end(other);
      expect(other.seen).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe.skipIf(postgresPrograms('18') === null)('statements of PostgreSQL', () => {
  test('that take long keep no others waiting', async () => {
    const { db, close } = await testDatabase('postgres');
    try {
      const ended: string[] = [];
      const ask = (name: string, seconds: number) =>
        db.execute(sql`select pg_sleep(${seconds})`).then(() => ended.push(name));
      const long = Array.from({ length: 6 }, () => ask('long', 3));
      await Promise.all([...Array.from({ length: 6 }, () => ask('short', 0)), ...long]);
      expect(ended).toEqual([...Array(6).fill('short'), ...Array(6).fill('long')]);
    } finally {
      await close();
    }
  });
});

describeOnBoth('a request that asks for everything at once', (open, kind) => {
  test('leaves connections to the others, and gets its answers', async () => {
    const { db, database, close } = await open({ poolSize: 10, poolWaitMs: 300 });
    try {
      const statement = kind === 'postgres' ? sql`select pg_sleep(0.05), 1 as one` : sql`select 1 as one`;
      let busiest = 0;
      const watch = setInterval(() => {
        busiest = Math.max(busiest, database.pool()?.busy ?? 0);
      }, 5);
      // Longer in all than a connection is waited for, if they all waited for one at once.
      const answers = await withWork({ ...never }, () =>
        Promise.all(Array.from({ length: 60 }, () => db.execute(statement))),
      );
      clearInterval(watch);
      expect(answers.map(({ rows }) => rows[0]?.one)).toEqual(Array.from({ length: 60 }, () => 1));
      expect(busiest).toBeLessThanOrEqual(3);
      const named = await withWork({ ...never }, () =>
        Promise.all(
          Array.from({ length: 5 }, () => db.transaction(async (tx) => tx.execute(sql`select 1 as one`))),
        ),
      );
      expect(named).toHaveLength(5);
    } finally {
      await close();
    }
  });
});
