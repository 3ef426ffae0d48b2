import { inArray } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { NotFoundError } from '../errors.ts';

export interface LockedProject {
  id: number;
  slug: string;
}

/** The locked project of a slug. @throws NotFoundError */
export type LockedProjects = (slug: string) => LockedProject;

/**
 * Everything that writes about projects takes this lock first, before any row that refers to them: writers then come one after
 * the other, each is judged against what it finds, and none waits for another that waits for it. Rows that only refer to a
 * project, such as notes that name it, neither wait for the lock nor hold it up.
 */
export async function lockProjects(tx: Db, slugs: readonly string[]): Promise<LockedProjects> {
  const wanted = [...new Set(slugs)];
  const rows = wanted.length
    ? await tx
        .select({ id: projects.id, slug: projects.slug })
        .from(projects)
        .where(inArray(projects.slug, wanted))
        // In one order, so that two who want the same ones do not wait for each other.
        .orderBy(projects.slug)
        .for('no key update')
    : [];
  const locked = new Map(rows.map((row) => [row.slug, row]));
  return (slug) => {
    const project = locked.get(slug);
    if (!project) throw new NotFoundError('project', slug);
    return project;
  };
}

export const lockProject = async (tx: Db, slug: string): Promise<LockedProject> =>
  (await lockProjects(tx, [slug]))(slug);
