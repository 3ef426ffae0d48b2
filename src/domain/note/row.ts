import { getTableColumns } from 'drizzle-orm';
import { notes } from '../../db/tables/index.ts';

const { search, ...columns } = getTableColumns(notes);

export const noteColumns = columns;
export type NoteRow = Omit<typeof notes.$inferSelect, 'search'>;
