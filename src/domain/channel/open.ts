import type { Db } from '../../db/index.ts';
import { channels } from '../../db/tables/index.ts';

/** Writes a channel that has no name yet, with the base that its members' deltas are laid on. */
export const openChannel = async (
  tx: Db,
  channel: Pick<typeof channels.$inferInsert, 'slug' | 'summary' | 'base'>,
): Promise<void> => {
  await tx.insert(channels).values(channel);
};
