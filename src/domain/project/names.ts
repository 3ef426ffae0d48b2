import { asc, eq, sql } from 'drizzle-orm';
import type { Source } from '../../base/source.ts';
import type { Db } from '../../db/index.ts';
import { formerSlugs, projectAliases, projects } from '../../db/tables/index.ts';

/** What a text may call the projects, and which rows they are. */
export interface ProjectNames {
  aliases: { slug: string; alias: string }[];
  /** Words that look like a name of the project and are something else. */
  notAliases: { slug: string; alias: string }[];
  slugs: string[];
  /** Slugs that projects had before. */
  former: { slug: string; alias: string }[];
  /** Names that went over from one project to another: in minutes of earlier days they mean the one that had them. */
  moved: { alias: string; from: string; to: string; on: string }[];
  ids: ReadonlyMap<string, number>;
  /** Where the reports are kept, against which their links are read; left out: nobody has said. */
  source?: Source | null;
}

export async function readProjectNames(db: Db, source: Source | null = null): Promise<ProjectNames> {
  const rows = await db
    .select({
      id: projects.id,
      slug: projects.slug,
      alias: projectAliases.alias,
      not: projects.notAliases,
      mergedIntoId: projects.mergedIntoId,
    })
    .from(projects)
    .leftJoin(projectAliases, eq(projectAliases.projectId, projects.id))
    .orderBy(asc(projects.slug), asc(projectAliases.position), asc(projectAliases.alias));
  const ids = new Map(rows.map(({ slug, id }) => [slug, id]));
  const aliases = rows.flatMap(({ slug, alias }) => (alias === null ? [] : [{ slug, alias }]));
  const notAliases = [...new Map(rows.map(({ slug, not }) => [slug, not]))].flatMap(([slug, words]) =>
    words.map((alias) => ({ slug, alias })),
  );
  const former = await db
    .select({ slug: projects.slug, alias: formerSlugs.slug })
    .from(formerSlugs)
    .innerJoin(projects, eq(projects.id, formerSlugs.projectId))
    .orderBy(asc(formerSlugs.slug));
  const { rows: moved } = await db.execute<ProjectNames['moved'][number] & Record<string, unknown>>(sql`
    select alias, had.slug as "from", has.slug as "to", lineage.meeting_date::text as "on"
    from lineages lineage join projects had on had.id = lineage.from_id join projects has on has.id = lineage.to_id
    cross join unnest(lineage.names) as alias where lineage.taken_back_at is null order by lineage.id desc, alias`);
  const merged = new Set(rows.filter(({ mergedIntoId }) => mergedIntoId !== null).map(({ slug }) => slug));
  const slugs = [...ids.keys()].filter((slug) => !merged.has(slug));
  return { aliases, notAliases, former, moved, slugs, ids, source };
}
