import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';
import { type ProjectRow, projectColumns } from './row.ts';

/** Every project that is one of its own whole, in the order of the slugs. */
export const everyProject = async (db: Db): Promise<ProjectRow[]> => {
  const rows = await prepared(db, 'every project', () =>
    db.select(projectColumns).from(projects).where(sql`${projects.mergedIntoId} is null`),
  ).execute({});
  // Not by the database, whose order of texts depends on how it was set up.
  return rows.sort((a, b) => (a.slug < b.slug ? -1 : 1));
};
