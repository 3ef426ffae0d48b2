import { getTableColumns } from 'drizzle-orm';
import { projects } from '../../db/tables/index.ts';

// The search vector and the delta are long, and read where they are the point.
const { search, delta, ...columns } = getTableColumns(projects);

export const projectColumns = columns;
export type ProjectRow = Omit<typeof projects.$inferSelect, 'search' | 'delta'>;
