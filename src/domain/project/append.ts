import { type Db, fillProjectWords } from '../../db/index.ts';
import { projectAliases, projectPeople, projects } from '../../db/tables/index.ts';

export interface NewProject {
  project: Omit<typeof projects.$inferInsert, 'id'>;
  aliases: readonly string[];
  /** Ids of its people, in their order. */
  people: readonly number[];
}

/** Writes projects with the names and people that each has. @returns their ids by slug */
export async function appendProjects(tx: Db, list: readonly NewProject[]): Promise<Map<string, number>> {
  if (!list.length) return new Map();
  const rows = await tx
    .insert(projects)
    .values(list.map(({ project }) => project))
    .returning({ slug: projects.slug, id: projects.id });
  const ids = new Map(rows.map(({ slug, id }) => [slug, id]));
  const idOf = ({ project: { slug } }: NewProject) => ids.get(slug) ?? 0;
  const aliases = list.flatMap((one) =>
    one.aliases.map((alias, position) => ({ alias, projectId: idOf(one), position })),
  );
  if (aliases.length) await tx.insert(projectAliases).values(aliases);
  await fillProjectWords(tx);
  const members = list.flatMap((one) =>
    one.people.map((personId, position) => ({ projectId: idOf(one), personId, position })),
  );
  if (members.length) await tx.insert(projectPeople).values(members);
  return ids;
}
