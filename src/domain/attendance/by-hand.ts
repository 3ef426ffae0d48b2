import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { attendances, people } from '../../db/tables/index.ts';

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
