import { chownSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import {
  causeOf,
  isOutcomeUnknown,
  lastRefusal,
  openDatabase,
  transact,
  whyNoWrite,
} from '../../src/db/index.ts';
import { canMount, mounted } from '../helpers/mounted.ts';
import { startCluster } from '../helpers/postgres.ts';
import { user } from '../helpers/postgres-programs.ts';

test.skipIf(!canMount)(
  "a full volume of PostgreSQL's write-ahead log: not ready with a cause, nothing falsely acknowledged, back when there is room",
  { timeout: 120_000 },
  async () => {
    const path = mounted('size=48m,mode=777');
    const log = join(path, 'log');
    mkdirSync(log);
    if (user.uid !== undefined) chownSync(log, user.uid, user.gid);
    const cluster = await startCluster(
      '18',
      ['max_wal_size=16MB', 'min_wal_size=4MB', 'wal_recycle=off'],
      ['--wal-segsize=1', `--waldir=${log}`],
    );
    const database = await openDatabase({ url: cluster.url, poolWaitMs: 1000, onError: () => {} });
    onTestFinished(async () => {
      await database.close();
      await cluster.stop();
    });
    const { db } = database;
    await db.execute(sql`create table kept (number integer, text text)`);
    /** As `/ready` finds it. */
    const whyNot = () => whyNoWrite(db).catch(causeOf);
    expect(await whyNot()).toBeNull();

    const { bavail, bsize } = statfsSync(path);
    const ballast = join(path, 'ballast');
    writeFileSync(ballast, Buffer.alloc(bavail * bsize));
    let acknowledged = 0;
    const failure = await (async () => {
      for (;;)
        try {
          await transact(db, (tx) =>
            tx.execute(sql`insert into kept values (${acknowledged + 1}, repeat(md5(random()::text), 60))`),
          );
          acknowledged += 1;
        } catch (error) {
          return error;
        }
    })();
    // The log has no room for COMMIT, or for what comes before it: it is told as not done only where it is not.
    expect(causeOf(failure)).toBe('DISK_FULL');
    // It tries to recover, for which there is no room either, and ends itself.
    await expect.poll(cluster.hasEnded, { timeout: 20_000 }).toBe(true);
    expect(await whyNot()).toBe('UNAVAILABLE');
    expect(lastRefusal(db)).toBe('DISK_FULL');

    rmSync(ballast);
    await cluster.start();
    await expect.poll(whyNot, { timeout: 20_000, interval: 200 }).toBeNull();
    const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count from kept`);
    const count = rows[0]?.count ?? 0;
    expect(count - acknowledged).toBeGreaterThanOrEqual(0);
    expect(count - acknowledged).toBeLessThanOrEqual(isOutcomeUnknown(failure) ? 1 : 0);
    await transact(db, (tx) => tx.execute(sql`insert into kept values (0, 'there is room')`));
    expect(lastRefusal(db)).toBeNull();
  },
);
