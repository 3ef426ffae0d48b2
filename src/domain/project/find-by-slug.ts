import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';
import { type ProjectRow, projectColumns } from './row.ts';

/** By its slug, or one that it had before. Null where there is no such project. */
export async function findProjectBySlug(db: Db, slug: string): Promise<ProjectRow | null> {
  const [row] = await prepared(db, 'project by slug', () =>
    db
      .select(projectColumns)
      .from(projects)
      .where(sql`${projects.id} = project_called(${sql.placeholder('slug')}::text)`),
  ).execute({ slug });
  return row ?? null;
}
