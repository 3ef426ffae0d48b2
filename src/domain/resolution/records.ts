import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { decisions, reports, resolutions } from '../../db/tables/index.ts';
import type { At } from '../as-of.ts';
import type { Point } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { StatusChangeRow } from '../status-change/append.ts';
import { findStatusChanges } from '../status-change/find.ts';

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
