import { sql } from 'drizzle-orm';
import { NotFoundError, ValidationError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { type AsOf, type At, at } from '../../reading/as-of.ts';
import { prepared } from '../../reading/prepared.ts';
import { type ProjectRow, projectColumns } from '../project/rows.ts';

/**
 * The projects of these slugs, each once, by slug.
 * @param path of the list in the input, for the sentence
 * @throws ValidationError that names every unknown slug, and one where there are fewer than `least` or more than `most`.
 */
export async function chooseProjects(
  db: Db,
  slugs: readonly string[],
  asOf: AsOf,
  { path, least, most }: { path: string; least: number; most: number },
): Promise<At<ProjectRow>[]> {
  const wanted = [...new Set(slugs)].sort((a, b) => (a < b ? -1 : 1));
  const refused = (message: string) => new ValidationError([{ path, message }]);
  if (wanted.length > most) throw refused(`Expected at most ${most} projects; got ${wanted.length}.`);
  const rows = wanted.length ? await projectsBySlugs(db, wanted) : [];
  const found = new Map(rows.map(({ given, ...row }) => [given, row]));
  const issues = wanted
    .filter((slug) => !found.has(slug))
    .map((slug) => ({ path, message: new NotFoundError('project', slug).message }));
  if (issues.length) throw new ValidationError(issues);
  // A project may be named by the slug that it has and by one that it had.
  const chosen = [...new Map([...found.values()].map((row) => [row.slug, row])).values()];
  if (chosen.length < least)
    throw refused(`Expected at least ${least} different projects; got ${chosen.length}.`);
  return chosen.sort((a, b) => (a.slug < b.slug ? -1 : 1)).map((row) => at(row, asOf));
}

const projectsBySlugs = (db: Db, slugs: string[]): Promise<(ProjectRow & { given: string })[]> =>
  prepared(db, 'projects by slugs', () =>
    db
      .select({ ...projectColumns, given: sql<string>`called.slug` })
      .from(projects)
      .innerJoin(
        sql`projects_called(${sql.placeholder('slugs')}::text[]) as called`,
        sql`called.id = ${projects.id}`,
      ),
  ).execute({ slugs });
