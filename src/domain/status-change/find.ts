import { sql } from 'drizzle-orm';
import { statusChanges } from '../../db/tables/index.ts';
import { isRecordedBy } from '../meeting/find.ts';
import { type Find, rowsAt } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { StatusChangeRow } from './append.ts';

export const findStatusChanges: Find<StatusChangeRow> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'status changes by id', () =>
        db
          .select()
          .from(statusChanges)
          .where(sql`${statusChanges.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    (change, asOf) => isRecordedBy(change.meetingDate, asOf, now),
  );
