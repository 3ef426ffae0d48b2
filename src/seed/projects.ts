import type { Db } from '../db/index.ts';
import { projectAliases, projectPeople, projects } from '../db/tables/index.ts';
import { lookup, type SeedIds } from './ids.ts';
import type { Seeds } from './read.ts';

/** Ids of the projects, by slug. */
export async function seedProjects(
  tx: Db,
  seeds: Seeds,
  ids: Pick<SeedIds, 'person'>,
): Promise<Map<string, number>> {
  if (seeds.projects.length === 0) return new Map();
  const rows = await tx
    .insert(projects)
    .values(
      seeds.projects.map((project) => ({
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
      })),
    )
    .returning({ slug: projects.slug, id: projects.id });
  const bySlug = new Map(rows.map(({ slug, id }) => [slug, id]));
  const idOf = lookup('project', bySlug);

  const aliases = seeds.projects.flatMap(({ slug, aliases }) =>
    aliases.map((alias, position) => ({ alias, projectId: idOf(slug), position })),
  );
  if (aliases.length > 0) await tx.insert(projectAliases).values(aliases);
  const members = seeds.projects.flatMap(({ slug, people }) =>
    people.map((handle, position) => ({
      projectId: idOf(slug),
      personId: ids.person(handle),
      position,
    })),
  );
  if (members.length > 0) await tx.insert(projectPeople).values(members);
  return bySlug;
}
