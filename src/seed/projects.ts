import type { Db } from '../db/index.ts';
import { appendProjects } from '../domain/project/write.ts';
import type { SeedIds } from './ids.ts';
import type { Seeds } from './read.ts';

/** Ids of the projects, by slug. */
export const seedProjects = (
  tx: Db,
  seeds: Seeds,
  ids: Pick<SeedIds, 'person'>,
): Promise<Map<string, number>> =>
  appendProjects(
    tx,
    seeds.projects.map((project) => ({
      project: {
        slug: project.slug,
        name: project.name,
        summary: project.summary,
        organisations: project.organisations,
        links: project.links,
        notAliases: project.not_aliases,
        path: project.path,
        kernelSeries: project.kernel?.series ?? null,
        kernelBase: project.kernel?.base ?? null,
        kernelForm: project.kernel?.form ?? null,
        enteredProjectsOn: project.entered_on,
        leftProjectsOn: project.left_on,
        delta: project.delta,
      },
      aliases: project.aliases,
      people: project.people.map(ids.person),
    })),
  );
