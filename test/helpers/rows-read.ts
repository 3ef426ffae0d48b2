import { sql } from 'drizzle-orm';
import type { Db } from '../../src/db/index.ts';

/** How many rows PostgreSQL reads of each table, by index or in their order, while the work runs on one connection. */
export async function rowsRead(
  db: Db,
  work: (tx: Db) => Promise<unknown>,
): Promise<{ total: number; of: (table: string) => number }> {
  return db.transaction(async (tx) => {
    const count = async () => {
      const { rows } = await tx.execute<{ name: string; read: number }>(sql`
        select relname as name, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables`);
      return new Map(rows.map(({ name, read }) => [name, read]));
    };
    const before = await count();
    await work(tx);
    const after = await count();
    const of = (table: string) => (after.get(table) ?? 0) - (before.get(table) ?? 0);
    return { total: [...after.keys()].reduce((sum, table) => sum + of(table), 0), of };
  });
}
