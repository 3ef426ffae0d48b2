import type { meetings } from '../../db/tables/index.ts';

export type MeetingRow = typeof meetings.$inferSelect;
