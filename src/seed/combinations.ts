import type { Db } from '../db/index.ts';
import { enterAll } from '../domain/act/act.ts';
import { defineCombination } from '../domain/combination/define.ts';
import { askedOf, chairOn, placedAll } from './door.ts';
import type { SeedIds } from './ids.ts';
import type { Seeds } from './read.ts';

/** The first version of each named combination. */
export async function seedCombinations(tx: Db, seeds: Seeds, ids: SeedIds, now: Date): Promise<void> {
  const asked = seeds.combinations.map((combination) => {
    const { slug, projects, asked_on, asked_by, meeting, reason } = combination;
    const input = { slug, projects, definedOn: asked_on, askedBy: asked_by, meeting, reason };
    return askedOf(combination, input, ids);
  });
  await placedAll(seeds.combinations, () => enterAll(tx, defineCombination, asked, chairOn(ids, now)));
}
