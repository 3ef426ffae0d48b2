import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { prepared } from '../prepared.ts';

/** When and why a report of this content was made void; null where none is. */
export async function voidContent(db: Db, hash: string): Promise<{ on: string; reason: string } | null> {
  const [row] = await prepared(db, 'void content', () =>
    db
      .select({
        on: sql<string>`(voiding.voided_at at time zone 'UTC')::date::text`,
        reason: sql<string>`voiding.reason`,
      })
      .from(sql`voided_rows kept join voidings voiding on voiding.id = kept.voiding_id`)
      .where(
        sql`kept.table_name = 'report_revisions' and kept.row->>'hash' = ${sql.placeholder('hash')} and voiding.restored_at is null`,
      )
      .limit(1),
  ).execute({ hash });
  return row ?? null;
}
