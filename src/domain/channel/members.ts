import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { type AsOf, type At, dateOf } from '../as-of.ts';
import { knownOf } from '../ledger/known.ts';
import { prepared } from '../prepared.ts';
import { findProjects } from '../project/find.ts';
import { isOwnOn } from '../project/merged.ts';
import type { ProjectRow } from '../project/row.ts';

/** A member of the channel, with what decides who can join it. */
export interface ChannelMember {
  id: number;
  slug: string;
  name: string;
  kernelSeries: string | null;
}

const atTesting = sql`select project_id from (
  select distinct on (project_id) project_id, "to"
  from standing_status_changes(${sql.placeholder('on')}::date, ${sql.placeholder('clock')}::clock)
  where effect = 'SET' order by project_id, effective_on desc, meeting_date desc, place desc
) as last where "to" = 'TESTING'`;

/** The members of the channel on a day by a clock, the projects at TESTING: read once for as long as nothing is written. */
export async function channelMembers(db: Db, asOf: AsOf, now: Date): Promise<readonly ChannelMember[]> {
  const on = dateOf(asOf, now);
  return knownOf(db, `members ${on} ${asOf.clock}`, () =>
    prepared(db, 'members of the channel', () =>
      db
        .select({
          id: projects.id,
          slug: projects.slug,
          name: projects.name,
          kernelSeries: projects.kernelSeries,
        })
        .from(projects)
        .where(sql`${projects.id} in (${atTesting}) and ${isOwnOn(sql.placeholder('on') as never)}`),
    ).execute({ on, clock: asOf.clock }),
  );
}

/** The members of the channel on a day by a clock: the projects at TESTING, by slug. Of more than `most` any of them, so many. */
export async function channelProjects(
  db: Db,
  asOf: AsOf,
  now: Date,
  most: number | null = null,
): Promise<At<ProjectRow>[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select project_id as id from (
      select distinct on (project_id) project_id, "to" from standing_status_changes(${dateOf(asOf, now)}::date, ${asOf.clock}::clock)
      where effect = 'SET' order by project_id, effective_on desc, meeting_date desc, place desc
    ) as last join projects on projects.id = project_id
    where "to" = 'TESTING' and ${isOwnOn(sql`${dateOf(asOf, now)}`)} limit ${most}::int`);
  if (!rows.length) return [];
  const found = await findProjects(
    db,
    rows.map(({ id }) => ({ id, asOf })),
    now,
  );
  return found.flatMap((project) => project ?? []).sort((a, b) => (a.slug < b.slug ? -1 : 1));
}
