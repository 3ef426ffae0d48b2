import { getTableColumns } from 'drizzle-orm';
import { actionItems } from '../../db/tables/index.ts';

const { statedOwner, statedDueOn, statedDoneOn, ...columns } = getTableColumns(actionItems);

export const actionItemColumns = columns;
export type ActionItemRow = Omit<
  typeof actionItems.$inferSelect,
  'statedOwner' | 'statedDueOn' | 'statedDoneOn'
>;
