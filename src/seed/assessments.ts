import type { Db } from '../db/index.ts';
import { enterAll } from '../domain/act/act.ts';
import { assessCriterion } from '../domain/assessment/assess.ts';
import { askedOf, chairOn, placedAll } from './door.ts';
import type { SeedIds } from './ids.ts';
import type { Seeds } from './read.ts';
import { sourceLink } from './source-link.ts';

/** What the bot read in each project's folder on a day: whether there is a README, and a roadmap. */
export async function seedAssessments(tx: Db, seeds: Seeds, ids: SeedIds): Promise<void> {
  const folders = new Map(seeds.projects.map(({ slug, path }) => [slug, path]));
  const found = seeds.assessments.flatMap(({ project, read_on, revision, place, ...results }) =>
    (['readme', 'roadmap'] as const).map((criterion) => ({
      place,
      read_on,
      asked: askedOf(
        { evidence: [{ url: sourceLink(`${folders.get(project)}/`, revision, seeds.group) }] },
        {
          project,
          criterion,
          result: results[criterion],
          justification: seeds.justifications?.[criterion][results[criterion]],
        },
        ids,
      ),
    })),
  );
  for (const day of new Set(found.map(({ read_on }) => read_on))) {
    const list = found.filter(({ read_on }) => read_on === day);
    await placedAll(list, () =>
      enterAll(
        tx,
        assessCriterion,
        list.map(({ asked }) => asked),
        chairOn(ids, new Date(day)),
      ),
    );
  }
}
