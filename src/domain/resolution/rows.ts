import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import {
  decisions,
  evidence,
  meetings,
  reportRevisions,
  reports,
  resolutions,
} from '../../db/tables/index.ts';
import type { At } from '../../reading/as-of.ts';
import { type Find, type Point, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';
import type { StatusChangeRow } from '../ledger/append.ts';
import { isRecordedBy } from '../meeting/rows.ts';
import { findStatusChanges } from '../status-change/rows.ts';

export type ResolutionRow = typeof resolutions.$inferSelect;

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

const columns = getTableColumns(resolutions);

const source = (name: string, where: SQL): Source<ResolutionRow> => ({
  name,
  columns,
  as: 'resolutions',
  from: sql`${resolutions}`,
  where,
  order: {
    name,
    keys: [
      { sql: columns.position, type: 'integer' },
      { sql: columns.id, type: 'integer' },
    ],
  },
});

/** What each meeting resolved or voted on, in the order of the source. */
export const resolutionsOfMeetings = source('Meeting.resolutions', sql`${columns.meetingId} = asked.id`);

/** Those that stand with the decision that became each record, and those among the lines that it cites. */
export const resolutionsOfRecords = source(
  'StatusChange.resolutions',
  sql`${columns.id} in (
    select own.id from ${decisions}
    join ${reports} on ${reports.id} = ${decisions.reportId}
    join ${resolutions} own on own.meeting_id = ${reports.meetingId} and own.decision_line = ${decisions.lineStart}
    where ${decisions.recordTable} = 'status_changes' and ${decisions.recordId} = asked.id
    union
    select own.id from ${evidence}
    join ${reportRevisions} on ${reportRevisions.id} = ${evidence.revisionId}
    join ${reports} on ${reports.id} = ${reportRevisions.reportId} and ${reports.currentRevisionId} = ${reportRevisions.id}
    join ${resolutions} own on own.meeting_id = ${reports.meetingId}
      and own.line_start <= ${evidence.lineEnd} and own.line_end >= ${evidence.lineStart}
    where ${evidence.statusChangeId} = asked.id)`,
);

/** The record of the ledger that the decision became with which each resolution stands; null where it stands with none. */
export async function recordsOfResolutions(
  db: Db,
  points: readonly Point[],
  now: Date,
): Promise<(At<StatusChangeRow> | null)[]> {
  const rows = await prepared(db, 'records of resolutions', () =>
    db
      .select({ id: resolutions.id, recordId: decisions.recordId })
      .from(resolutions)
      .innerJoin(reports, eq(reports.meetingId, resolutions.meetingId))
      .innerJoin(
        decisions,
        sql`${decisions.reportId} = ${reports.id} and ${decisions.lineStart} = ${resolutions.decisionLine}`,
      )
      .where(
        sql`${resolutions.id} = any(${sql.placeholder('ids')}::int[]) and ${decisions.recordTable} = 'status_changes'`,
      ),
  ).execute({ ids: points.map(({ id }) => id) });
  const recordOf = new Map(rows.map(({ id, recordId }) => [id, recordId]));
  return findStatusChanges(
    db,
    points.map(({ id, asOf }) => {
      const record = recordOf.get(id);
      return record === undefined ? null : { id: record, asOf };
    }),
    now,
  );
}
