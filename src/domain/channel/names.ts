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
