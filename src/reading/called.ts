import { Placeholder, type SQL, sql } from 'drizzle-orm';
import { projects } from '../db/tables/index.ts';

/** `called(slug, id)`: the projects of these slugs, which they have or had before. */
export const calledBy = (slugs: readonly string[] | Placeholder): SQL =>
  sql`projects_called(${slugs instanceof Placeholder ? slugs : sql.param([...slugs])}::text[]) as called`;

/** Whether a project of the statement has, or had before, one of these slugs. */
export const isCalled = (slugs: readonly string[]): SQL =>
  sql`${projects.id} in (select called.id from ${calledBy(slugs)})`;
