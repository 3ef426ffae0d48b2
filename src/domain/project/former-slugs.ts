import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { formerSlugs } from '../../db/tables/index.ts';
import { listsById } from '../point.ts';
import { prepared } from '../prepared.ts';

/** The slugs that each project had before, the last one first. */
export async function formerSlugsOf(db: Db, projects: readonly { id: number }[]): Promise<string[][]> {
  const lists = await listsById(
    projects,
    (ids) =>
      prepared(db, 'former slugs of projects', () =>
        db
          .select()
          .from(formerSlugs)
          .where(sql`${formerSlugs.projectId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(sql`${formerSlugs.replacedAt} desc`, formerSlugs.slug),
      ).execute({ ids }),
    ({ projectId }) => projectId,
  );
  return lists.map((list) => list.map(({ slug }) => slug));
}
