import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projectAliases, projects } from '../../db/tables/index.ts';

/** What a text may call the projects, and which rows they are. */
export interface ProjectNames {
  aliases: { slug: string; alias: string }[];
  /** Words that look like a name of the project and are something else. */
  notAliases: { slug: string; alias: string }[];
  slugs: string[];
  ids: ReadonlyMap<string, number>;
}

export async function readProjectNames(db: Db): Promise<ProjectNames> {
  const rows = await db
    .select({ id: projects.id, slug: projects.slug, alias: projectAliases.alias, not: projects.notAliases })
    .from(projects)
    .leftJoin(projectAliases, eq(projectAliases.projectId, projects.id))
    .orderBy(asc(projects.slug), asc(projectAliases.position), asc(projectAliases.alias));
  const ids = new Map(rows.map(({ slug, id }) => [slug, id]));
  const aliases = rows.flatMap(({ slug, alias }) => (alias === null ? [] : [{ slug, alias }]));
  const notAliases = [...new Map(rows.map(({ slug, not }) => [slug, not]))].flatMap(([slug, words]) =>
    words.map((alias) => ({ slug, alias })),
  );
  return { aliases, notAliases, slugs: [...ids.keys()], ids };
}
