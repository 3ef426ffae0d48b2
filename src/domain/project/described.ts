import { asc, isNull } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';

/** What is said of every project, by slug. */
export const describedProjects = (db: Db): Promise<{ slug: string; name: string; summary: string }[]> =>
  db
    .select({ slug: projects.slug, name: projects.name, summary: projects.summary })
    .from(projects)
    .where(isNull(projects.mergedIntoId))
    .orderBy(asc(projects.slug));
