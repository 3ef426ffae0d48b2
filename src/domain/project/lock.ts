import { sql } from 'drizzle-orm';
import { NotFoundError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { calledBy } from '../../reading/called.ts';
import { prepared } from '../../reading/prepared.ts';

export interface LockedProject {
  id: number;
  slug: string;
  /** Slug of the project that it was merged into, and the day; null: it is one of its own. */
  mergedInto: string | null;
  mergedOn: string | null;
}

/** The locked project of a slug, or of one that it had before. @throws NotFoundError */
export type LockedProjects = (slug: string) => LockedProject;

/**
 * Everything that writes about projects takes this lock first, before any row that refers to them: writers then come one after
 * the other, each is judged against what it finds, and none waits for another that waits for it. Rows that only refer to a
 * project, such as notes that name it, neither wait for the lock nor hold it up.
 */
export async function lockProjects(tx: Db, slugs: readonly string[]): Promise<LockedProjects> {
  const wanted = [...new Set(slugs)];
  const rows = wanted.length
    ? await prepared(tx, 'lock of projects', () =>
        tx
          .select({
            id: projects.id,
            slug: projects.slug,
            mergedOn: projects.mergedOn,
            mergedInto: sql<
              string | null
            >`(select into_one.slug from projects into_one where into_one.id = ${projects.mergedIntoId})`,
            given: sql<string>`called.slug`,
          })
          .from(projects)
          .innerJoin(calledBy(sql.placeholder('slugs')), sql`called.id = ${projects.id}`)
          // In one order, so that two who want the same ones do not wait for each other.
          .orderBy(projects.slug)
          .for('no key update', { of: projects }),
      ).execute({ slugs: wanted })
    : [];
  const locked = new Map(rows.map(({ given, ...row }) => [given, row]));
  return (slug) => {
    const project = locked.get(slug);
    if (!project) throw new NotFoundError('project', slug);
    return project;
  };
}

export const lockProject = async (tx: Db, slug: string): Promise<LockedProject> =>
  (await lockProjects(tx, [slug]))(slug);
