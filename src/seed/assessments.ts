import type { Db } from '../db/index.ts';
import { appendAssessment } from '../domain/assessment/append.ts';
import type { SeedIds } from './ids.ts';
import { placed } from './place.ts';
import type { Seeds } from './read.ts';
import { sourceLink } from './source-link.ts';

/** What the bot read in each project's folder: whether there is a README, and a roadmap. */
export async function seedAssessments(tx: Db, seeds: Seeds, ids: SeedIds): Promise<void> {
  const folders = new Map(seeds.projects.map(({ slug, path }) => [slug, path]));
  for (const { project, read_on, revision, place, ...results } of seeds.assessments) {
    const evidence = [{ url: sourceLink(`${folders.get(project)}/`, revision) }];
    for (const key of ['readme', 'roadmap'] as const) {
      const assessment = {
        projectId: ids.project(project),
        criterionId: ids.criterion(key),
        result: results[key],
        justification: seeds.justifications[key][results[key]],
        assessedOn: read_on,
        enteredBy: ids.bot,
      };
      await placed(place, () => appendAssessment(tx, assessment, evidence));
    }
  }
}
