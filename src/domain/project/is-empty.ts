import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';

/** Whether the tracker has neither projects nor meetings. */
export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await db.execute<{ filled: boolean }>(
    sql`select exists (select from projects) or exists (select from meetings) as filled`,
  );
  return rows[0]?.filled === false;
}
