import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbedded } from '../../../src/db/embedded/pglite.ts';
import { DatabaseOpenError, DirectoryInUseError, openDatabase } from '../../../src/db/index.ts';
import { startChild } from '../../helpers/child.ts';
import { testDirectory } from '../../helpers/database.ts';
import { temporaryDirectory } from '../../helpers/temporary-directory.ts';

const script = (name: string) => new URL(`./children/${name}.ts`, import.meta.url);

describe('a data directory', () => {
  let path: string;
  let remove: () => void;
  beforeAll(async () => {
    ({ path, remove } = await testDirectory());
  });
  afterAll(() => remove());

  test('belongs to one process, which the refusal names, until that is killed', async () => {
    const child = startChild(script('hold'), ['directory', path]);
    await child.line(/^open$/);
    const refusal = await openDatabase({ dataDir: path }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DirectoryInUseError);
    expect(refusal).toMatchObject({
      pid: child.pid,
      message: expect.stringContaining(`process ${child.pid} `),
    });
    await child.kill();
    const database = await openDatabase({ dataDir: path });
    await database.ping();
    await database.close();
  });

  test('is let go of by close, in the same process and at its end', async () => {
    for (let times = 0; times < 2; times += 1) {
      const database = await openDatabase({ dataDir: path });
      await database.close();
      await database.close();
      expect(readdirSync(path)).toEqual(['cluster']);
    }
    const child = startChild(script('close'), ['directory', path]);
    expect(await child.exit).toBe(0);
    expect(child.lines).toEqual(['closed']);
    expect(readdirSync(path)).toEqual(['cluster']);
  });

  test('has every commit in the write-ahead log synchronised before it is acknowledged, and nothing for a read', async () => {
    let synced: string[] = [];
    const database = await openEmbedded({ dataDir: path, onSync: (file) => synced.push(file) });
    const during = async (work: () => Promise<unknown>) => {
      synced = [];
      await work();
      return synced.map((file) => file.includes('/pg_wal/'));
    };
    try {
      await database.db.execute(sql`create table kept (number integer)`);
      expect(await during(() => database.db.execute(sql`insert into kept values (1)`))).toEqual([true]);
      const transaction = () =>
        database.db.transaction(async (tx) => {
          await tx.execute(sql`insert into kept values (2)`);
          await tx.execute(sql`insert into kept values (3)`);
        });
      expect(await during(transaction)).toEqual([true]);
      expect(await during(() => database.db.execute(sql`select * from kept`))).toEqual([]);
      await during(() => database.db.execute(sql`checkpoint`));
      expect(synced.some((file) => file.includes('/base/'))).toBe(true);
    } finally {
      await database.close();
    }
  });

  test('does not let the write-ahead log grow for ever', async () => {
    const database = await openDatabase({ dataDir: path });
    try {
      await database.db.execute(sql`create table bulk (text text)`);
      for (let times = 0; times < 12; times += 1)
        await database.db.execute(
          sql`insert into bulk select repeat(md5(number::text), 30) from generate_series(1, 10000) as number`,
        );
      await database.ping();
      const { rows } = await database.db.execute<{ segments: number }>(
        sql`select (pg_current_wal_lsn() - redo_lsn) / 1048576 as segments from pg_control_checkpoint()`,
      );
      expect(Number(rows[0]?.segments)).toBeLessThan(64);
    } finally {
      await database.close();
    }
  });
});

describe('what cannot be a data directory', () => {
  const { path, remove } = temporaryDirectory();
  afterAll(remove);

  test('a file: says so, and names it', async () => {
    const file = join(path, 'file');
    writeFileSync(file, '');
    const opening = openDatabase({ dataDir: file });
    await expect(opening).rejects.toBeInstanceOf(DatabaseOpenError);
    await expect(opening).rejects.toThrow(`Expected a data directory to write to at ${file}, got: EEXIST`);
  });

  test('one with a cluster of another version: says why, and lets go of it', async () => {
    mkdirSync(join(path, 'old', 'cluster'), { recursive: true });
    writeFileSync(join(path, 'old', 'cluster', 'PG_VERSION'), '12\n');
    const opening = openDatabase({ dataDir: join(path, 'old') });
    await expect(opening).rejects.toThrow(
      /The embedded database in .* cannot be opened: .*(configuration file|incompatible)/,
    );
    expect(readdirSync(join(path, 'old'))).toEqual(['cluster']);
  });
});
