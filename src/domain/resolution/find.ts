import { eq, getTableColumns, sql } from 'drizzle-orm';
import { meetings, resolutions } from '../../db/tables/index.ts';
import { isRecordedBy } from '../meeting/find.ts';
import { type Find, rowsAt } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { ResolutionRow } from './row.ts';

export const findResolutions: Find<ResolutionRow> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'resolutions by id', () =>
        db
          .select({ ...getTableColumns(resolutions), meetingDate: meetings.date })
          .from(resolutions)
          .innerJoin(meetings, eq(meetings.id, resolutions.meetingId))
          .where(sql`${resolutions.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    ({ meetingDate }, asOf) => isRecordedBy(meetingDate, asOf, now),
  );
