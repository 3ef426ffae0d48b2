import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { decisions, evidence, reportRevisions, reports, resolutions } from '../../db/tables/index.ts';
import type { Source } from '../page.ts';
import type { ResolutionRow } from './row.ts';

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
