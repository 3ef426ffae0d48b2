import type { attendances } from '../../db/tables/index.ts';

export type AttendanceRow = typeof attendances.$inferSelect;
