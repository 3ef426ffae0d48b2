import type { Db } from '../db/index.ts';
import { appendPeople } from '../domain/person/find-or-create.ts';
import type { Seeds } from './read.ts';

/** Ids of the people of the seeds and of the bot, by handle. */
export const seedPeople = (tx: Db, seeds: Seeds): Promise<Map<string, number>> =>
  appendPeople(tx, [{ ...seeds.bot, isBot: true }, ...seeds.people]);
