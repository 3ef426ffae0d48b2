import { inArray } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { people } from '../../db/tables/index.ts';

/** Ids of the people with these handles (without `@`), made known where they were not. */
export async function findOrCreatePeople(
  tx: Db,
  handles: Iterable<string>,
  options: { isBot?: boolean } = {},
): Promise<Map<string, number>> {
  // In one order, so that two who name the same people do not wait for each other.
  const wanted = [...new Set(handles)].sort();
  if (!wanted.length) return new Map();
  await tx
    .insert(people)
    .values(wanted.map((handle) => ({ handle, isBot: options.isBot ?? false })))
    .onConflictDoNothing();
  const rows = await tx.select().from(people).where(inArray(people.handle, wanted));
  return new Map(rows.map((row) => [row.handle, row.id]));
}
