import { getTableColumns } from 'drizzle-orm';
import { statusChanges } from '../../db/tables/index.ts';
import { isRecordedBy } from '../meeting/find.ts';
import { type Find, rowsAt } from '../point.ts';
import { rowsById } from '../rows-by-id.ts';
import type { StatusChangeRow } from './append.ts';

const changesById = rowsById<StatusChangeRow>(
  'status changes by id',
  statusChanges,
  getTableColumns(statusChanges),
  ['meetingDate'],
);

export const findStatusChanges: Find<StatusChangeRow> = (db, points, now, wanted) =>
  rowsAt(
    points,
    (ids) => changesById(db, ids, wanted),
    (change, asOf) => isRecordedBy(change.meetingDate, asOf, now),
  );
