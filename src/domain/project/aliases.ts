import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projectAliases } from '../../db/tables/index.ts';
import { listsById } from '../point.ts';
import { prepared } from '../prepared.ts';

/** The names by which minutes mean each project, in their order. */
export async function aliasesOf(db: Db, projects: readonly { id: number }[]): Promise<string[][]> {
  const lists = await listsById(
    projects,
    (ids) =>
      prepared(db, 'aliases of projects', () =>
        db
          .select()
          .from(projectAliases)
          .where(sql`${projectAliases.projectId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(projectAliases.position, projectAliases.alias),
      ).execute({ ids }),
    ({ projectId }) => projectId,
  );
  return lists.map((list) => list.map(({ alias }) => alias));
}
