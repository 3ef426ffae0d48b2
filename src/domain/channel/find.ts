import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { channels } from '../../db/tables/index.ts';
import { type Find, rowsAt } from '../point.ts';
import { prepared } from '../prepared.ts';
import { type ChannelRow, channelColumns } from './row.ts';

export const findChannels: Find<ChannelRow> = (db, points) =>
  rowsAt(points, (ids) =>
    prepared(db, 'channels by id', () =>
      db
        .select(channelColumns)
        .from(channels)
        .where(sql`${channels.id} = any(${sql.placeholder('ids')}::int[])`),
    ).execute({ ids }),
  );

/** Null where there is no such channel. */
export async function findChannelBySlug(db: Db, slug: string): Promise<ChannelRow | null> {
  const [row] = await prepared(db, 'channel by slug', () =>
    db
      .select(channelColumns)
      .from(channels)
      .where(sql`${channels.slug} = ${sql.placeholder('slug')}`),
  ).execute({ slug });
  return row ?? null;
}
