import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/db/index.ts';
import { startChild } from '../helpers/child.ts';
import { testDirectory } from '../helpers/database.ts';

const fillDisk = new URL('./children/fill-disk.ts', import.meta.url);

test.each(['write', 'synchronise'])(
  'a disk that refuses to %s ends the process, and what it did not keep was never acknowledged',
  async (how) => {
    const { path, remove } = await testDirectory();
    try {
      const child = startChild(fillDisk, ['directory', path, how]);
      expect(await child.exit).toBe(1);
      expect(child.lines).toEqual(['acknowledged 1', 'acknowledged 2', 'acknowledged 3']);
      expect(child.errors()).toMatch(/^The embedded database in .* has stopped: .*PANIC/);
      const database = await openDatabase({ dataDir: path });
      const { rows } = await database.db.execute<{ number: number }>(sql`select number from kept order by 1`);
      expect(rows.map(({ number }) => number).slice(0, 3)).toEqual([1, 2, 3]);
      await database.close();
    } finally {
      remove();
    }
  },
);
