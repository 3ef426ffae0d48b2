import { asc, inArray } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { type ProjectRow, projectColumns } from '../project/row.ts';
import type { Viewer } from './viewer.ts';

/** The projects that a credential names, by slug. */
export async function projectsOf(db: Db, { projects: slugs }: Viewer): Promise<ProjectRow[]> {
  if (!slugs.length) return [];
  return db
    .select(projectColumns)
    .from(projects)
    .where(inArray(projects.slug, [...slugs]))
    .orderBy(asc(projects.slug));
}
