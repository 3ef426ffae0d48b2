import { getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { decisions, meetings, reportRevisions, reports } from '../../db/tables/index.ts';
import { type At, at } from '../../reading/as-of.ts';
import { type Find, type Point, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';
import { readLines } from '../evidence/lines.ts';

const { content: _revisionColumns, ...revisionColumns } = getTableColumns(reportRevisions);

/** One content of a report without its text, which is read line by line: see `readLines`. */
export type RevisionRow = Omit<typeof reportRevisions.$inferSelect, 'content'>;
export type Revision = At<RevisionRow>;

/** The revisions of each meeting, in the order in which they were taken. */
export const revisionsOfMeetings: Source<RevisionRow> = {
  name: 'Meeting.revisions',
  columns: revisionColumns,
  as: 'report_revisions',
  from: sql`${reports} join ${reportRevisions} on ${reportRevisions.reportId} = ${reports.id}`,
  where: sql`${reports.meetingId} = asked.id`,
  order: { name: 'Meeting.revisions', keys: [{ sql: revisionColumns.number, type: 'integer' }] },
};

export const findRevisions: Find<RevisionRow> = (db, points) =>
  rowsAt(points, (ids) =>
    prepared(db, 'revisions by id', () =>
      db
        .select(revisionColumns)
        .from(reportRevisions)
        .where(sql`${revisionColumns.id} = any(${sql.placeholder('ids')}::int[])`),
    ).execute({ ids }),
  );

/** The revision of each meeting that has this number; null where there is none. */
export async function revisionsByNumber(
  db: Db,
  points: readonly Point[],
  number: number,
): Promise<(Revision | null)[]> {
  const rows = await prepared(db, 'revisions by number', () =>
    db
      .select({ ...revisionColumns, meetingId: reports.meetingId })
      .from(reports)
      .innerJoin(reportRevisions, sql`${reportRevisions.reportId} = ${reports.id}`)
      .where(
        sql`${reports.meetingId} = any(${sql.placeholder('ids')}::int[]) and ${revisionColumns.number} = ${sql.placeholder('number')}`,
      ),
  ).execute({ ids: points.map(({ id }) => id), number });
  return points.map(({ id, asOf }) => {
    const found = rows.find(({ meetingId }) => meetingId === id);
    if (!found) return null;
    const { meetingId: __, ...row } = found;
    return at(row, asOf);
  });
}

/** The revision of the same report that was taken before each; null for the first. */
export async function revisionsBefore(db: Db, revisions: readonly Revision[]): Promise<(Revision | null)[]> {
  const rows = await prepared(db, 'revisions before', () =>
    db
      .select({
        id: revisionColumns.id,
        beforeId: sql<number | null>`(select id from report_revisions before
          where before.report_id = "report_revisions"."report_id" and before.number < "report_revisions"."number"
          order by before.number desc limit 1)`,
      })
      .from(reportRevisions)
      .where(sql`${revisionColumns.id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: revisions.map(({ id }) => id) });
  const before = new Map(rows.map(({ id, beforeId }) => [id, beforeId]));
  return findRevisions(
    db,
    revisions.map(({ id, asOf }) => {
      const found = before.get(id) ?? null;
      return found === null ? null : { id: found, asOf };
    }),
    new Date(0),
  );
}

/** The report that a revision is of. */
export interface ReportHead {
  id: number;
  path: string;
  meetingId: number;
  /** Of the meeting. */
  date: string;
  currentRevisionId: number | null;
}

export async function headsOfReports(db: Db, ids: readonly number[]): Promise<Map<number, ReportHead>> {
  const rows = await prepared(db, 'heads of reports', () =>
    db
      .select({
        id: reports.id,
        path: reports.path,
        meetingId: reports.meetingId,
        date: meetings.date,
        currentRevisionId: reports.currentRevisionId,
      })
      .from(reports)
      .innerJoin(meetings, sql`${meetings.id} = ${reports.meetingId}`)
      .where(sql`${reports.id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: [...new Set(ids)] });
  return new Map(rows.map((row) => [row.id, row]));
}

const { content: _decisionColumns, ...decisionColumns } = getTableColumns(decisions);

/** A decision line of a meeting's report, and which record stands for it. */
export type DecisionRow = Omit<typeof decisions.$inferSelect, 'content'>;

/** The decisions of each meeting, in the order of its report. */
export const decisionsOfMeetings: Source<DecisionRow> = {
  name: 'Meeting.decisions',
  columns: decisionColumns,
  as: 'decisions',
  from: sql`${reports} join ${decisions} on ${decisions.reportId} = ${reports.id}`,
  where: sql`${reports.meetingId} = asked.id`,
  order: {
    name: 'Meeting.decisions',
    keys: [
      { sql: decisionColumns.position, type: 'integer' },
      { sql: decisionColumns.id, type: 'integer' },
    ],
  },
};

/** The lines of each decision as they stand in the newest revision of its report. */
export async function wordsOfDecisions(db: Db, rows: readonly DecisionRow[]): Promise<string[]> {
  const heads = await headsOfReports(
    db,
    rows.map(({ reportId }) => reportId),
  );
  const lines = await readLines(
    db,
    [...heads.values()].flatMap(({ currentRevisionId }) => currentRevisionId ?? []),
  );
  return rows.map(({ reportId, lineStart, lineEnd }) =>
    (lines.get(heads.get(reportId)?.currentRevisionId ?? 0) ?? []).slice(lineStart - 1, lineEnd).join('\n'),
  );
}
