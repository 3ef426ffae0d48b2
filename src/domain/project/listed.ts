import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { type At, TODAY } from '../../reading/as-of.ts';
import { type Page, type PageArgs, type Reading, readPages } from '../../reading/page.ts';
import type { Source } from '../../reading/source.ts';
import type { ProjectRow } from './rows.ts';
import { isOwnOn } from './rules.ts';

/** A project with what judging it takes. */
export type ProjectListed = Pick<ProjectRow, 'id' | 'slug' | 'defaultBranch'>;

/** Projects that are judged for one answer where who is told of is known only afterwards. */
export const MOST_JUDGED = 500;

const source = (name: string): Source<ProjectListed> => ({
  name,
  columns: { id: projects.id, slug: projects.slug, defaultBranch: projects.defaultBranch },
  as: 'projects',
  from: sql`${projects}`,
  where: isOwnOn(sql`asked.as_of`),
  order: { name, keys: [{ sql: sql`(${projects.slug} collate "C")`, type: 'text' }] },
});

/**
 * A page of the projects that are their own, in the order of the slugs, through an index.
 * @param name carried by cursors, so that those of another connection are refused
 * @throws PageError, CursorError
 */
export async function listedProjects(
  db: Db,
  name: string,
  args: PageArgs,
  reading: Reading,
): Promise<Page<At<ProjectListed>>> {
  const [page] = await readPages(db, source(name), [{ id: 0, asOf: TODAY }], args, reading);
  if (!page) throw new Error('one point has one page');
  return page;
}

/** As many as are judged at once, after one cursor and before another: the first of them, or the last. */
export const projectsToJudge = (
  db: Db,
  name: string,
  { after, before, isBackward = false }: Pick<PageArgs, 'after' | 'before'> & { isBackward?: boolean },
  now: Date,
): Promise<Page<At<ProjectListed>>> =>
  listedProjects(
    db,
    name,
    { after, before, [isBackward ? 'last' : 'first']: MOST_JUDGED },
    {
      now,
      maxPageSize: MOST_JUDGED,
    },
  );
