import { attendances } from '../../db/tables/index.ts';
import type { EntryWrite } from '../agenda/writes.ts';
import { batch, removal, update, type Writes } from '../rows.ts';

type AttendanceRow = Omit<typeof attendances.$inferInsert, 'id' | 'meetingId'>;

/** Who was there, as a report gives it. */
export const attendanceWrites = (
  meetingId: number,
  entries: readonly EntryWrite<AttendanceRow>[],
  removed: readonly number[],
): Writes => ({
  insert: [
    batch(
      attendances,
      entries.filter(({ is }) => is === 'NEW').map(({ id, row }) => ({ ...row, id, meetingId })),
    ),
  ],
  update: [
    update(
      attendances,
      entries.filter(({ is }) => is === 'CHANGED').map(({ id, row }) => ({ ...row, id })),
    ),
  ],
  remove: [
    removal(
      attendances,
      removed.map((id) => ({ id })),
    ),
  ],
});
