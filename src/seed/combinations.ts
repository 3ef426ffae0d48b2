import type { Db } from '../db/index.ts';
import { appendCombinationVersion } from '../domain/combination/append.ts';
import { asEvidence } from './evidence.ts';
import type { SeedIds } from './ids.ts';
import { placed } from './place.ts';
import type { Seeds } from './read.ts';

/** The first version of each named combination. */
export async function seedCombinations(tx: Db, seeds: Seeds, ids: SeedIds): Promise<void> {
  for (const combination of seeds.combinations)
    await placed(combination.place, () =>
      appendCombinationVersion(
        tx,
        combination.slug,
        {
          definedOn: combination.asked_on,
          askedBy: combination.asked_by === null ? null : ids.person(combination.asked_by),
          meetingId: combination.meeting === undefined ? null : ids.meeting(combination.meeting),
          reason: combination.reason,
          enteredBy: ids.bot,
        },
        combination.projects.map((slug) => ids.project(slug)),
        asEvidence(combination.evidence, ids),
      ),
    );
}
