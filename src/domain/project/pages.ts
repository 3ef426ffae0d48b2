import { type SQL, sql } from 'drizzle-orm';
import { lettersOf } from '../../db/tables/columns.ts';
import { projects } from '../../db/tables/index.ts';
import { projectsOf } from '../meeting/discussed.ts';
import type { Order, Source } from '../page.ts';
import { lastStanding } from './current.ts';
import { isOwnOn } from './merged.ts';
import { projectColumns as columns, type ProjectRow } from './row.ts';

/** Projects with what set their readiness, as `current`. */
export const withCurrent: SQL = sql`${projects}
  left join lateral (${lastStanding(sql`${projects.id}`, 'SET')}) as current on true`;

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
  sql`${projects.id} in (${projectsOf(sql`asked.id`)})`,
);

/** The members of the channel: the projects that are at TESTING, by name. */
export const channelMembers = projectSource(
  'Channel.members',
  withCurrent,
  sql`current."to" = 'TESTING' and ${isOwnOn(sql`asked.as_of`)}`,
);
