import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { describeOn } from '../../helpers/database.ts';

describeOn(['pglite', 'postgres', 'postgres15'], 'a seeded test database', (open) => {
  test('holds what a first start puts in', async () => {
    const { db, close } = await open({ seeded: true });
    try {
      const { rows } = await db.execute(sql`select count(*) as count from meetings`);
      expect(rows).toEqual([{ count: 7 }]);
    } finally {
      await close();
    }
  });
});
