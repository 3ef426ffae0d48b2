import { asc, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { allowedMoves, statusChanges } from '../../db/tables/index.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { rowsById } from '../../reading/rows-by-id.ts';
import type { Order, Source } from '../../reading/source.ts';
import type { StatusChangeRow } from '../ledger/append.ts';
import { isRecordedBy } from '../meeting/rows.ts';

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

const columns = getTableColumns(statusChanges);

/** What is visible at the point: by EFFECTIVE what took effect by then, by RECORDED what was recorded by then. */
const isVisible: SQL = sql`case asked.by_clock
  when 'EFFECTIVE' then ${statusChanges.effectiveOn} else ${statusChanges.meetingDate} end <= asked.horizon`;

const ledgerOrder = (name: string): Order => ({
  name,
  keys: [
    { sql: columns.effectiveOn, type: 'date' },
    { sql: columns.meetingDate, type: 'date' },
    { sql: columns.place, type: 'integer' },
    { sql: columns.id, type: 'integer' },
  ],
});

const source = (name: string, where: SQL): Source<StatusChangeRow> => ({
  name,
  columns,
  as: 'status_changes',
  from: sql`${statusChanges}`,
  where,
  order: ledgerOrder(name),
});

/** All records of each project that are visible at its point, those that were replaced included. */
export const history = source('Project.history', sql`${statusChanges.projectId} = asked.id and ${isVisible}`);

/** What each meeting recorded, as far as it is visible at the point. */
export const recordedAt = source(
  'Meeting.statusChanges',
  sql`${statusChanges.meetingId} = asked.id and ${isVisible}`,
);

export type AllowedMoveRow = typeof allowedMoves.$inferSelect;

/** The table of moves that the ledger takes, in the order of its migration. */
export const listAllowedMoves = (db: Db): Promise<AllowedMoveRow[]> =>
  db.select().from(allowedMoves).orderBy(asc(allowedMoves.id));
