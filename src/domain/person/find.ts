import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { people } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';
import type { PersonRow } from './row.ts';

/** The people with these ids; null in the place of each null. */
export async function findPeople(db: Db, ids: readonly (number | null)[]): Promise<(PersonRow | null)[]> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (!wanted.length) return ids.map(() => null);
  const rows = await prepared(db, 'people by id', () =>
    db
      .select()
      .from(people)
      .where(sql`${people.id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: wanted });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => (id === null ? null : (byId.get(id) ?? null)));
}
