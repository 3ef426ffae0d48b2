import { sql } from 'drizzle-orm';
import type { Db } from '../../src/db/index.ts';

/** How many rows PostgreSQL reads of each table, and how often it looks for some, while the work runs on one connection. */
export async function rowsRead(
  db: Db,
  work: (tx: Db) => Promise<unknown>,
): Promise<{ total: number; of: (table: string) => number; looksInto: (table: string) => number }> {
  return db.transaction(async (tx) => {
    const count = async () => {
      const { rows } = await tx.execute<{ name: string; read: number; looks: number }>(sql`
        select relname as name, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read, (seq_scan + coalesce(idx_scan, 0))::int as looks
        from pg_stat_xact_user_tables`);
      return new Map(rows.map(({ name, read, looks }) => [name, { read, looks }]));
    };
    const before = await count();
    await work(tx);
    const after = await count();
    const more = (table: string, what: 'read' | 'looks') =>
      (after.get(table)?.[what] ?? 0) - (before.get(table)?.[what] ?? 0);
    const of = (table: string) => more(table, 'read');
    const looksInto = (table: string) => more(table, 'looks');
    return { looksInto, total: [...after.keys()].reduce((sum, table) => sum + of(table), 0), of };
  });
}
