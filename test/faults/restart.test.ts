import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { isUnavailable, openDatabase } from '../../src/db/index.ts';
import { describeOn } from '../helpers/database.ts';
import { startCluster } from '../helpers/postgres.ts';

describeOn(['postgres'], 'PostgreSQL restarted under load', () => {
  test('is unavailable meanwhile, back within five seconds with every connection, and can be closed while it is away', {
    timeout: 120_000,
  }, async () => {
    const cluster = await startCluster('18');
    const errors: Error[] = [];
    const poolSize = 3;
    const database = await openDatabase({
      url: cluster.url,
      poolSize,
      poolWaitMs: 5000,
      onError: (error) => errors.push(error),
    });
    try {
      const { db } = database;
      await db.execute(sql`create table kept (number integer)`);
      const heard: string[] = [];
      const stop = await database.listen(
        'changes',
        (payload) => heard.push(payload),
        () => heard.push('resync'),
      );

      const load = startLoad(() =>
        db.transaction(async (tx) => {
          await tx.execute(sql`insert into kept values (1)`);
          await sleep(5);
          await tx.execute(sql`insert into kept values (2)`);
        }),
      );
      await vi.waitFor(() => expect(load.done()).toBeGreaterThan(10), { timeout: 10_000 });
      await cluster.kill();
      await vi.waitFor(() => expect(load.failures.length).toBeGreaterThan(2 * poolSize), { timeout: 10_000 });
      await expect(database.ping()).rejects.toSatisfy(isUnavailable);
      await cluster.start();
      await vi.waitFor(() => database.ping(), { timeout: 5000, interval: 50 });
      await load.end();

      expect(load.failures.filter((failure) => !isUnavailable(failure))).toEqual([]);
      expect(errors.length).toBeGreaterThan(0);
      const { rows } = await db.execute<{ number: number; count: number }>(
        sql`select number, count(*) as count from kept group by number order by number`,
      );
      expect(rows[0]?.count).toBe(rows[1]?.count);
      expect(rows[0]?.count).toBeGreaterThanOrEqual(load.done());

      // A connection that was not given back would be missing now.
      const together = Array.from({ length: poolSize }, () =>
        db.transaction((tx) => tx.execute(sql`select pg_sleep(0.1)`)),
      );
      await expect(Promise.all(together)).resolves.toHaveLength(poolSize);

      await vi.waitFor(() => expect(heard).toEqual(['resync']), { timeout: 5000 });
      await db.execute(sql`select pg_notify('changes', 'after')`);
      await vi.waitFor(() => expect(heard).toEqual(['resync', 'after']), { timeout: 5000 });
      await stop();

      await database.listen(
        'changes',
        () => {},
        () => {},
      );
      await cluster.kill();
    } finally {
      // While it is away, too.
      await database.close();
      await cluster.stop();
    }
  });
});

/** Four at a time, without pause, until the end is asked for. */
function startLoad(work: () => Promise<unknown>) {
  const failures: unknown[] = [];
  let done = 0;
  let isEnding = false;
  const workers = Array.from({ length: 4 }, async () => {
    while (!isEnding) {
      await work().then(
        () => {
          done += 1;
        },
        async (error) => {
          failures.push(error);
          await sleep(10);
        },
      );
    }
  });
  return {
    done: () => done,
    failures,
    async end() {
      isEnding = true;
      await Promise.all(workers);
    },
  };
}
