import { getTableColumns } from 'drizzle-orm';
import { channels } from '../../db/tables/index.ts';

// The base is long, and read where a composition is made.
const { base, ...columns } = getTableColumns(channels);

export const channelColumns = columns;
export type ChannelRow = Omit<typeof channels.$inferSelect, 'base'>;
