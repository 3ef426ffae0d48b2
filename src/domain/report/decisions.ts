import { getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { decisions, reports } from '../../db/tables/index.ts';
import type { Source } from '../page.ts';
import { readLines } from './lines.ts';
import { headsOfReports } from './revisions.ts';

const { content: _, ...columns } = getTableColumns(decisions);

/** A decision line of a meeting's report, and which record stands for it. */
export type DecisionRow = Omit<typeof decisions.$inferSelect, 'content'>;

/** The decisions of each meeting, in the order of its report. */
export const decisionsOfMeetings: Source<DecisionRow> = {
  name: 'Meeting.decisions',
  columns,
  as: 'decisions',
  from: sql`${reports} join ${decisions} on ${decisions.reportId} = ${reports.id}`,
  where: sql`${reports.meetingId} = asked.id`,
  order: {
    name: 'Meeting.decisions',
    keys: [
      { sql: columns.position, type: 'integer' },
      { sql: columns.id, type: 'integer' },
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
