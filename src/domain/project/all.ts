import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';

export interface ProjectListed {
  id: number;
  slug: string;
  defaultBranch: string;
}

/** Every project, in the order of the slugs, with what judging it takes. */
export const allProjects = async (db: Db): Promise<ProjectListed[]> => {
  const rows = await prepared(db, 'all projects', () =>
    db.select({ id: projects.id, slug: projects.slug, defaultBranch: projects.defaultBranch }).from(projects),
  ).execute({});
  // Not by the database, whose order of texts depends on how it was set up: cursors are compared here.
  return rows.sort((a, b) => (a.slug < b.slug ? -1 : 1));
};
