import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { attendances, people } from '../../db/tables/index.ts';
import { batch, removal, update, type Writes } from '../../reading/insert.ts';
import type { EntryWrite } from '../meeting/agenda.ts';

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

/** Who was at a meeting as it was entered, in the order of entry; whom lines of its minutes name is not among them. */
export const attendanceByHand = (db: Db, meetingId: number) =>
  db
    .select({
      name: attendances.name,
      handle: people.handle,
      organisation: attendances.organisation,
      remark: attendances.remark,
      state: attendances.state,
    })
    .from(attendances)
    .leftJoin(people, eq(people.id, attendances.personId))
    .where(and(eq(attendances.meetingId, meetingId), isNull(attendances.lineStart)))
    .orderBy(asc(attendances.position), asc(attendances.id));
