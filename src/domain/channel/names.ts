import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { channelNames } from '../../db/tables/index.ts';
import { type At, at } from '../as-of.ts';
import { listsById, type Point } from '../point.ts';
import { prepared } from '../prepared.ts';

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
