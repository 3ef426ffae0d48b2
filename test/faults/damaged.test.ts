import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { causeOf, openDatabase, whyNoWrite } from '../../src/db/index.ts';
import { startChild } from '../helpers/child.ts';
import { describeOn, testDirectory } from '../helpers/database.ts';
import { startCluster } from '../helpers/postgres.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const writer = new URL('../db/open/children/write.ts', import.meta.url);
const MARK = 'sig-status.written-up-to';

async function directory(seeded = false): Promise<string> {
  const { path, remove } = await testDirectory({ seeded });
  onTestFinished(remove);
  return path;
}

/** Turns all bits of one byte. */
function flip(file: string, at: number): void {
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  writeSync(handle, Buffer.from([~(byte[0] ?? 0) & 0xff]), 0, 1, at);
  closeSync(handle);
}

const opened = (dataDir: string) => openDatabase({ dataDir }).then((database) => database.close());

test.each([
  ['a table', 'projects'],
  ['an index', 'projects_pkey'],
  ['a catalogue of the database', 'pg_proc'],
  ['an index of all databases', 'pg_tablespace_spcname_index'],
])(
  'one damaged byte of %s is refused at the start, with the name of what is damaged',
  async (_, relation) => {
    const path = await directory(true);
    const database = await openDatabase({ dataDir: path });
    const { rows } = await database.db.execute<{ file: string; bytes: number }>(
      sql`select pg_relation_filepath(${relation}::regclass) as file, pg_relation_size(${relation}::regclass)::int as bytes`,
    );
    await database.close();
    const { file = '', bytes = 0 } = rows[0] ?? {};
    expect(bytes).toBeGreaterThan(0);
    flip(join(path, 'cluster', file), bytes - 100);
    const refusal = new RegExp(
      `cannot be opened: page ${bytes / 8192 - 1} of (\\S+\\.)?${relation} is damaged`,
    );
    await expect(opened(path)).rejects.toThrow(refusal);
    await expect(opened(path)).rejects.toThrow(refusal);
    flip(join(path, 'cluster', file), bytes - 100);
    await opened(path);
  },
);

test.each([
  ['just before its end', 60],
  ['some acts before its end', 3000],
])(
  'a damaged byte of the write-ahead log, %s, is refused after kill -9, again and again',
  async (_, before) => {
    const path = await directory();
    const child = startChild(writer, ['directory', path]);
    await child.line(/^acknowledged 20$/);
    await child.kill();
    const acknowledged = child.lines.filter((line) => line.startsWith('acknowledged')).length;

    const cluster = join(path, 'cluster');
    const [, low = ''] = readFileSync(join(cluster, MARK), 'latin1').split('/');
    const end = Number.parseInt(low, 16);
    const log = join(cluster, 'pg_wal');
    const names = readdirSync(log).filter((entry) => entry.length === 24);
    const { size } = statSync(join(log, names[0] ?? ''));
    const name = names.find((entry) => Number.parseInt(entry.slice(16), 16) === Math.floor(end / size));
    flip(join(log, name ?? ''), (end % size) - before);

    for (let start = 0; start < 4; start += 1)
      await expect(opened(path)).rejects.toThrow(
        /cannot be opened: its write-ahead log is damaged: .* Restore a backup, or remove .*written-up-to/,
      );
    // The operator has read it, and goes on with what is left.
    rmSync(join(cluster, MARK));
    const database = await openDatabase({ dataDir: path });
    onTestFinished(() => database.close());
    const { rows } = await database.db.execute<{ count: number }>(
      sql`select count(*)::int as count from first_half`,
    );
    expect(rows[0]?.count).toBeLessThan(acknowledged);
  },
);

test('a log that ends where it was written up to is opened, however it came to its end', async () => {
  const { path, remove } = temporaryDirectory();
  onTestFinished(remove);
  for (let round = 0; round < 3; round += 1) {
    const child = startChild(writer, ['directory', path]);
    await child.line(/^acknowledged/);
    await child.kill();
    // Opened, closed, opened again: after a recovery, and without one.
    await opened(path);
    await opened(path);
  }
});

describeOn(['postgres'], 'a damaged page', () => {
  test('is told as such by what reads it, and everything else goes on', { timeout: 120_000 }, async () => {
    const cluster = await startCluster('18');
    const database = await openDatabase({ url: cluster.url, onError: () => {} });
    onTestFinished(async () => {
      await database.close();
      await cluster.stop();
    });
    const { db } = database;
    await db.execute(sql`create table damaged as select number from generate_series(1, 5000) as number`);
    await db.execute(sql`create table whole as select 1 as number`);
    await db.execute(sql`checkpoint`);
    const { rows } = await db.execute<{ file: string }>(
      sql`select current_setting('data_directory') || '/' || pg_relation_filepath('damaged') as file`,
    );
    await cluster.kill();
    flip(rows[0]?.file ?? '', 8192 + 5000);
    await cluster.start();
    await expect
      .poll(
        () =>
          database.ping().then(
            () => true,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(true);

    const failure = await db.execute(sql`select sum(number) from damaged`).catch((error) => error);
    expect(causeOf(failure)).toBe('DAMAGED');
    const kept = await db.execute<{ number: number }>(sql`select number from whole`);
    expect(kept.rows).toEqual([{ number: 1 }]);
    expect(await whyNoWrite(db)).toBeNull();
  });
});
