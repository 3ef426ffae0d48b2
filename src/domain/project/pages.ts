import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { lettersOf } from '../../db/tables/columns.ts';
import { projects } from '../../db/tables/index.ts';
import type { AsOf } from '../../reading/as-of.ts';
import type { Order, Source } from '../../reading/source.ts';
import { projectsDiscussedAt } from '../meeting/rows.ts';
import { sortedByName } from './by-name.ts';
import { projectColumns as columns, type ProjectRow } from './rows.ts';
import { idsAt, standings } from './standings.ts';

/** See `lettersOf`. */
export const byName: Order['keys'] = [
  { sql: lettersOf(projects.name), type: 'text' },
  { sql: columns.id, type: 'integer' },
];

export const projectSource = (name: string, from: SQL, where: SQL): Source<ProjectRow> => ({
  name,
  columns,
  as: 'projects',
  from,
  where,
  order: { name, keys: byName },
});

/** The projects that each meeting discussed, by name. */
export const discussedAt = projectSource(
  'Meeting.projects',
  sql`${projects}`,
  sql`${projects.id} in (${projectsDiscussedAt(sql`asked.id`)})`,
);

/** These projects, of which one knows that they are all: a page that begins or ends with them reads no others. */
export const projectsListed = (
  source: Source<ProjectRow>,
  ids: readonly number[],
  from: (ids: readonly number[]) => SQL = () => sql`${projects}`,
): Source<ProjectRow> => {
  const only = (some: readonly number[]) => ({
    from: from(some),
    where: sql`${projects.id} = any(${sql.param(some)}::int[])`,
  });
  return { ...source, ...only(ids), isDynamic: true, listed: { ids, only } };
};

/** The members of the channel on a day by a clock: the projects that are at TESTING, by name. */
export async function memberPages(db: Db, asOf: AsOf, now: Date): Promise<Source<ProjectRow>> {
  const members = new Set(idsAt(await standings(db, asOf, now), 'TESTING'));
  return projectsListed(
    projectSource('Channel.members', sql`${projects}`, sql`true`),
    await sortedByName(db, members),
  );
}
