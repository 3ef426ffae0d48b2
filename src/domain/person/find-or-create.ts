import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { people } from '../../db/tables/index.ts';

/** Makes people known of whom more is known than the handle. @returns their ids by handle */
export async function appendPeople(
  tx: Db,
  list: readonly { handle: string; name: string | null; isBot?: boolean }[],
): Promise<Map<string, number>> {
  const rows = list.length
    ? await tx
        .insert(people)
        .values([...list])
        .returning({ handle: people.handle, id: people.id })
    : [];
  return new Map(rows.map(({ handle, id }) => [handle, id]));
}

/**
 * Ids of the people with these handles (without `@`), created where they were unknown; by the handles as they are given. Case
 * does not count. A person who is once a bot stays one.
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
