import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { tokens } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';

/** Of these credentials, those that are not in force any more, or not there. */
export async function endedTokens(db: Db, ids: readonly number[], now: Date): Promise<number[]> {
  const rows = await prepared(db, 'tokens in force', () =>
    db
      .select({ id: tokens.id })
      .from(tokens)
      .where(
        sql`${tokens.id} = any(${sql.placeholder('ids')}::int[]) and ${tokens.revokedAt} is null
          and (${tokens.expiresAt} is null or ${tokens.expiresAt} > ${sql.placeholder('now')}::timestamptz)`,
      ),
  ).execute({ ids: [...ids], now: now.toISOString() });
  const inForce = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !inForce.has(id));
}
