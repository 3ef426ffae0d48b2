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
