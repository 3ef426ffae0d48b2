import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { channelNames, channels } from '../../db/tables/index.ts';

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
