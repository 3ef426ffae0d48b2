import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { isUnavailable, openDatabase } from '../../src/db/index.ts';
import { describeOn } from '../helpers/database.ts';
import { startProxy } from '../helpers/proxy.ts';

const ROUNDS = 50;
const WRITERS = 25;

describeOn(['postgres'], 'connections that are terminated under write load', (open) => {
  test(`${ROUNDS} times over leave the process alive, and the database is back at once`, {
    timeout: 240_000,
  }, async () => {
    const { url, db: direct, close } = await open();
    // Between two statements a waiter is handed a connection whose end is under way and not yet heard of.
    const proxy = await startProxy(url ?? '', { delayMs: 100 });
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on('uncaughtException', note);
    const unwanted: unknown[] = [];
    const database = await openDatabase({ url: proxy.url, poolWaitMs: 5000, onError: () => {} });
    const stop = await database.listen(
      'changes',
      () => {},
      () => {},
    );
    await direct.execute(sql`create table kept (writer integer, number integer)`);
    const write = (writer: number, number: number): Promise<unknown> => {
      const insert = sql`insert into kept values (${writer}, ${number})`;
      if (number % 2) return database.db.execute(insert);
      return database.db.transaction(async (tx) => {
        await tx.execute(insert);
        await tx.execute(sql`select 1`);
      });
    };
    let isEnding = false;
    const acknowledged = Array.from({ length: WRITERS }, () => 0);
    const writers = acknowledged.map(async (_, writer) => {
      for (let number = 1; !isEnding; number += 1)
        await write(writer, number).then(
          () => {
            acknowledged[writer] = (acknowledged[writer] ?? 0) + 1;
          },
          async (error) => {
            if (!isUnavailable(error)) unwanted.push(error);
            await sleep(5);
          },
        );
    });
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        await sleep(300 + Math.random() * 500);
        await direct.execute(
          sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
            and application_name = 'sig-status' and pid not in (select pid from pg_stat_activity where query like 'select pg_terminate%')`,
        );
      }
      isEnding = true;
      await Promise.all(writers);
      await database.ping();
      expect(uncaught).toEqual([]);
      expect(unwanted).toEqual([]);
      const total = acknowledged.reduce((sum, count) => sum + count, 0);
      expect(total).toBeGreaterThan(ROUNDS);
      const { rows } = await direct.execute<{ count: number }>(sql`select count(*) as count from kept`);
      expect(rows[0]?.count).toBeGreaterThanOrEqual(total);
      await stop();
    } finally {
      isEnding = true;
      await database.close();
      process.off('uncaughtException', note);
      await proxy.close();
      await close();
    }
  });
});
