import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { channelNames, channels, projects } from '../../db/tables/index.ts';
import { type AsOf, type At, at, dateOf } from '../../reading/as-of.ts';
import { type Find, listsById, type Point, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import { knownOf } from '../ledger/known.ts';
import { findProjects, type ProjectRow } from '../project/rows.ts';
import { isOwnOn } from '../project/rules.ts';
import { idsAt, standings } from '../project/standings.ts';

// The base is long, and read where a composition is made.
const { base, ...columns } = getTableColumns(channels);

const channelColumns = columns;
export type ChannelRow = Omit<typeof channels.$inferSelect, 'base'>;

export const findChannels: Find<ChannelRow> = (db, points) =>
  rowsAt(points, (ids) =>
    prepared(db, 'channels by id', () =>
      db
        .select(channelColumns)
        .from(channels)
        .where(sql`${channels.id} = any(${sql.placeholder('ids')}::int[])`),
    ).execute({ ids }),
  );

/** The channel, by its slug or as the only one. Null where there is none, or none of that slug. */
export async function findChannel(db: Db, slug: string | null): Promise<ChannelRow | null> {
  const [row] = await prepared(db, 'the channel', () => db.select(channelColumns).from(channels)).execute({});
  return row && (slug === null || row.slug === slug) ? row : null;
}

export type ChannelName = At<typeof channelNames.$inferSelect>;

/** The names that each channel went by, oldest first. */
export async function namesOf(db: Db, channels: readonly Point[]): Promise<ChannelName[][]> {
  const lists = await listsById(
    channels,
    (ids) =>
      prepared(db, 'names of channels', () =>
        db
          .select()
          .from(channelNames)
          .where(sql`${channelNames.channelId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(channelNames.since, channelNames.id),
      ).execute({ ids }),
    ({ channelId }) => channelId,
  );
  return lists.map((list, index) => list.map((row) => at(row, (channels[index] as Point).asOf)));
}

/** The names that each meeting gave channels, in the order of entry. */
export async function namesOfMeetings(db: Db, meetings: readonly Point[]): Promise<ChannelName[][]> {
  const lists = await listsById(
    meetings,
    (ids) =>
      prepared(db, 'names of channels by meetings', () =>
        db
          .select()
          .from(channelNames)
          .where(sql`${channelNames.meetingId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(channelNames.id),
      ).execute({ ids }),
    ({ meetingId }) => meetingId ?? 0,
  );
  return lists.map((list, index) => list.map((row) => at(row, (meetings[index] as Point).asOf)));
}

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
  const ids = idsAt(await standings(db, asOf, now), 'TESTING').slice(0, most ?? undefined);
  const found = await findProjects(
    db,
    ids.map((id) => ({ id, asOf })),
    now,
  );
  return found.flatMap((project) => project ?? []).sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** The names that a meeting gave channels, in the order of entry. */
export const channelNamesOfMeeting = (tx: Db, meetingId: number) =>
  tx
    .select({
      id: channelNames.id,
      channel: channels.slug,
      name: channelNames.name,
      since: channelNames.since,
      reason: channelNames.reason,
    })
    .from(channelNames)
    .innerJoin(channels, eq(channels.id, channelNames.channelId))
    .where(eq(channelNames.meetingId, meetingId))
    .orderBy(asc(channelNames.id));
