import { eq, sql } from 'drizzle-orm';
import { actionItems, meetings } from '../../db/tables/index.ts';
import { isRecordedBy } from '../meeting/find.ts';
import { type Find, rowsAt } from '../point.ts';
import { prepared } from '../prepared.ts';
import { type ActionItemRow, actionItemColumns } from './row.ts';

export const findActionItems: Find<ActionItemRow> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'action items by id', () =>
        db
          .select({ ...actionItemColumns, meetingDate: meetings.date })
          .from(actionItems)
          .innerJoin(meetings, eq(meetings.id, actionItems.meetingId))
          .where(sql`${actionItems.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    ({ meetingDate }, asOf) => isRecordedBy(meetingDate, asOf, now),
  );
