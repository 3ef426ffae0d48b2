import type { Db } from '../db/index.ts';
import { people } from '../db/tables/index.ts';
import type { Seeds } from './read.ts';

/** Ids of the people of the seeds and of the bot, by handle. */
export async function seedPeople(tx: Db, seeds: Seeds): Promise<Map<string, number>> {
  const rows = await tx
    .insert(people)
    .values([{ ...seeds.bot, isBot: true }, ...seeds.people])
    .returning({ handle: people.handle, id: people.id });
  return new Map(rows.map(({ handle, id }) => [handle, id]));
}
