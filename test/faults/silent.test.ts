import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { isUnavailable, openDatabase } from '../../src/db/index.ts';
import { prepared } from '../../src/reading/prepared.ts';
import { describeOn } from '../helpers/database.ts';
import { startProxy } from '../helpers/proxy.ts';

const BACK_WITHIN_MS = 5000;

describeOn(['postgres'], 'connections that are silent for ever while new ones work', (open) => {
  test.each(['at rest', 'under load'])(
    'are replaced: reads, writes and events are back within five seconds, %s',
    { timeout: 60_000 },
    async (how) => {
      const { url, db: direct, close } = await open();
      const proxy = await startProxy(url ?? '');
      const database = await openDatabase({ url: proxy.url, onError: () => {} });
      const { db } = database;
      const heard: string[] = [];
      const ways: Record<string, () => Promise<unknown>> = {
        'short read': () =>
          prepared(db, 'one', () => db.select({ one: sql<number>`1` }).from(sql`(select) as one`)).execute(
            {},
          ),
        read: () => db.execute(sql`select sum(number) from kept`),
        // All on one row: one of them holds its lock when everything falls silent.
        write: () =>
          db.transaction(async (tx) => {
            await tx.execute(sql`update kept set number = number + 1`);
            await sleep(5);
            await tx.execute(sql`select 1`);
          }),
      };
      try {
        await direct.execute(sql`create table kept as select 1 as number`);
        const stop = await database.listen(
          'changes',
          (payload) => heard.push(payload),
          () => heard.push('resync'),
        );
        await Promise.all(Array.from({ length: 9 }, () => ways.write?.()));
        await ways['short read']?.();
        await sleep(300);

        let isEnding = false;
        const wrong: unknown[] = [];
        const callers = how === 'at rest' ? 1 : 6;
        const lastDone: Record<string, number> = {};
        const callAll = () =>
          Object.entries(ways).flatMap(([name, way]) =>
            Array.from({ length: callers }, async () => {
              while (!isEnding)
                await way().then(
                  () => {
                    lastDone[name] ??= performance.now();
                  },
                  async (error) => {
                    if (!isUnavailable(error)) wrong.push(error);
                    await sleep(20);
                  },
                );
            }),
          );
        let load: Promise<void>[] = how === 'at rest' ? [] : callAll();
        await sleep(500);
        for (const wire of proxy.wires) wire.isSilent = true;
        const fellSilentAt = performance.now();
        if (how === 'at rest') load = callAll();
        // What was on its way before may still be counted.
        await sleep(50);
        for (const name of Object.keys(ways)) delete lastDone[name];
        await expect
          .poll(() => Object.keys(lastDone).length, { timeout: 20_000, interval: 20 })
          .toBe(Object.keys(ways).length);
        const backAfter = Math.max(...Object.values(lastDone)) - fellSilentAt;
        await sleep(500);
        isEnding = true;
        await Promise.all(load);
        expect(wrong).toEqual([]);
        expect(backAfter).toBeLessThan(BACK_WITHIN_MS);

        await expect.poll(() => heard, { timeout: 5000 }).toContain('resync');
        // The next of the silent connections may take the new one with it, which is told by another resync: what was sent meanwhile is gone.
        const lastHeard = async () => {
          await direct.execute(sql`select pg_notify('changes', 'after')`);
          return heard.at(-1);
        };
        await expect.poll(lastHeard, { timeout: 5000 }).toBe('after');
        await stop();
      } finally {
        await database.close();
        await proxy.close();
        await close();
      }
    },
  );

  test('are not those that only work on something slow', { timeout: 60_000 }, async () => {
    const { url, close } = await open();
    const proxy = await startProxy(url ?? '', { delayMs: 200 });
    const errors: Error[] = [];
    const database = await openDatabase({ url: proxy.url, onError: (error) => errors.push(error) });
    try {
      const slow = [2.5, 3].map((seconds) =>
        database.db.transaction(async (tx) => {
          await tx.execute(sql`select pg_sleep(${seconds})`);
          await sleep(1500);
          return (await tx.execute(sql`select 1 as one`)).rows;
        }),
      );
      expect(await Promise.all(slow)).toEqual([[{ one: 1 }], [{ one: 1 }]]);
      expect(errors).toEqual([]);
    } finally {
      await database.close();
      await proxy.close();
      await close();
    }
  });
});
