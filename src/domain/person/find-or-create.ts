import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { people } from '../../db/tables/index.ts';

/**
 * Ids of the people with these handles (without `@`), made known where they were not; by the handles as they are given. Case does
 * not count. Who is a bot once is one for good.
 */
export async function findOrCreatePeople(
  tx: Db,
  handles: Iterable<string>,
  options: { isBot?: boolean } = {},
): Promise<Map<string, number>> {
  const { isBot = false } = options;
  const given = [...new Set(handles)];
  // In one order, so that two who name the same people do not wait for each other.
  const wanted = [...new Map(given.map((handle) => [foldHandle(handle), handle]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  if (!wanted.length) return new Map();
  await tx
    .insert(people)
    .values(wanted.map(([, handle]) => ({ handle, isBot })))
    .onConflictDoNothing();
  const folds = wanted.map(([fold]) => fold);
  const ours = and(inArray(sql`lower(${people.handle})`, folds), isNull(people.duplicateOf));
  if (isBot)
    await tx
      .update(people)
      .set({ isBot })
      .where(and(ours, eq(people.isBot, false)));
  const rows = await tx.select({ id: people.id, handle: people.handle }).from(people).where(ours);
  const ids = new Map(rows.map(({ id, handle }) => [foldHandle(handle), id]));
  return new Map(
    given.flatMap((handle) => {
      const id = ids.get(foldHandle(handle));
      return id === undefined ? [] : [[handle, id] as const];
    }),
  );
}

/** As the database folds them: handles are of ASCII. */
export const foldHandle = (handle: string): string =>
  handle.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
