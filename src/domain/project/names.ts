import { sql } from 'drizzle-orm';
import type { Source } from '../../base/source.ts';
import type { Db } from '../../db/index.ts';

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
  /** Where the reports are kept, against which their links are read; null: nobody has said. */
  source: Source | null;
}

interface Row {
  id: number;
  slug: string;
  not: string[];
  isMerged: boolean;
  aliases: string[];
  former: string[];
  moved: { alias: string; to: string; on: string; number: number }[];
}

export async function readProjectNames(db: Db, source: Source | null): Promise<ProjectNames> {
  const { rows } = await db.execute<Row & Record<string, unknown>>(sql`
    select projects.id, projects.slug, projects.not_aliases as "not", projects.merged_into_id is not null as "isMerged",
      array(select alias from project_aliases where project_id = projects.id order by position, alias) as aliases,
      array(select slug from former_slugs where project_id = projects.id order by slug) as former,
      (select coalesce(json_agg(json_build_object('alias', alias, 'to', has.slug, 'on', lineage.meeting_date, 'number', lineage.id)), '[]')
        from lineages lineage join projects has on has.id = lineage.to_id cross join unnest(lineage.names) as alias
        where lineage.from_id = projects.id and lineage.taken_back_at is null) as moved
    from projects order by projects.slug`);
  const ofEach = (names: (row: Row) => readonly string[]) =>
    rows.flatMap((row) => names(row).map((alias) => ({ slug: row.slug, alias })));
  return {
    aliases: ofEach(({ aliases }) => aliases),
    notAliases: ofEach(({ not }) => not),
    former: ofEach(({ former }) => former),
    // Of a name that went over twice, what was said last comes first.
    moved: rows
      .flatMap(({ slug, moved }) => moved.map((each) => ({ ...each, from: slug })))
      .sort((one, other) => other.number - one.number || (one.alias < other.alias ? -1 : 1)),
    slugs: rows.filter(({ isMerged }) => !isMerged).map(({ slug }) => slug),
    ids: new Map(rows.map(({ slug, id }) => [slug, id])),
    source,
  };
}
