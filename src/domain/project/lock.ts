import { eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { NotFoundError } from '../errors.ts';

export interface LockedProject {
  id: number;
  slug: string;
}

/**
 * Everything that writes about a project takes this lock first, before any row that refers to the project: writers then come
 * one after the other, each is judged against what it finds, and none waits for another that waits for it.
 */
export async function lockProject(tx: Db, slug: string): Promise<LockedProject> {
  const [project] = await tx
    .select({ id: projects.id, slug: projects.slug })
    .from(projects)
    .where(eq(projects.slug, slug))
    .for('update');
  if (!project) throw new NotFoundError('project', slug);
  return project;
}
