import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, sqlState, transact, whyNoWrite } from '../../src/db/index.ts';
import { canMount, mounted } from '../helpers/mounted.ts';
import { startCluster } from '../helpers/postgres.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

test.skipIf(!canMount)(
  'a full disk of PostgreSQL is told as such, and is over when there is room',
  { timeout: 120_000 },
  async () => {
    const path = mounted('size=400m,mode=777');
    const before = process.env.TMPDIR;
    process.env.TMPDIR = path;
    const cluster = await startCluster('18', ['max_wal_size=64MB']).finally(() => {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    });
    const database = await openDatabase({ url: cluster.url, onError: () => {} });
    onTestFinished(async () => {
      await database.close();
      await cluster.stop();
    });
    const { db } = database;
    await db.execute(sql`create table kept (number integer, text text)`);
    // Room for the log, which would end PostgreSQL, is taken before.
    await db.execute(sql`select pg_switch_wal()`);
    expect(await whyNoWrite(db)).toBeNull();

    const { bavail, bsize } = statfsSync(path);
    const ballast = join(path, 'ballast');
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 256 * 1024)));
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
    expect(sqlState(failure)).toBe('53100');
    expect(await whyNoWrite(db)).toBe('DISK_FULL');
    const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count from kept`);
    expect(rows[0]?.count).toBe(acknowledged);

    rmSync(ballast);
    await expect.poll(() => whyNoWrite(db), { timeout: 10_000, interval: 200 }).toBeNull();
    await transact(db, (tx) => tx.execute(sql`insert into kept values (0, 'there is room')`));
  },
);

test.skipIf(!canMount)('a data directory that is read-only is refused in a sentence', async () => {
  const path = mounted('size=1m');
  execFileSync('mount', ['-o', 'remount,ro', path]);
  await expect(openDatabase({ dataDir: path })).rejects.toThrow(
    `Expected a data directory to write to at ${path}`,
  );
});

test('files that are damaged are refused in a sentence, with what PostgreSQL says of them', async () => {
  const { path, remove } = temporaryDirectory();
  onTestFinished(remove);
  await (await openDatabase({ dataDir: path })).close();
  // The control file knows its own checksum.
  writeFileSync(join(path, 'cluster', 'global', 'pg_control'), Buffer.alloc(8192, 7));
  await expect(openDatabase({ dataDir: path })).rejects.toThrow(/cannot be opened: .*(control|PANIC|FATAL)/);
});
