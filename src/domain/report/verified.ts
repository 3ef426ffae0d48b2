import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import {
  auditEvents,
  evidence,
  meetings,
  reportRevisions,
  reports,
  suggestions,
} from '../../db/tables/index.ts';

export type ReportHead = typeof reports.$inferSelect;
export type Revision = typeof reportRevisions.$inferSelect;

/** Every report with the date of its meeting, the oldest meeting first. */
export const allReports = (db: Db): Promise<{ report: ReportHead; date: string; name: string | null }[]> =>
  db
    .select({ report: reports, date: meetings.date, name: meetings.name })
    .from(reports)
    .innerJoin(meetings, eq(meetings.id, reports.meetingId))
    .orderBy(asc(meetings.date), asc(meetings.name));

export const revisionsOf = (db: Db, reportId: number): Promise<Revision[]> =>
  db
    .select()
    .from(reportRevisions)
    .where(eq(reportRevisions.reportId, reportId))
    .orderBy(asc(reportRevisions.number));

export interface Quoted {
  /** What quotes the lines, such as `evidence 12`. */
  name: string;
  lineStart: number | null;
  lineEnd: number | null;
  quote: string | null;
}

/** Everything that quotes lines of a revision. */
export async function quotationsOf(db: Db, revisionId: number): Promise<Quoted[]> {
  const cited = await db
    .select({
      id: evidence.id,
      lineStart: evidence.lineStart,
      lineEnd: evidence.lineEnd,
      quote: evidence.quote,
    })
    .from(evidence)
    .where(and(eq(evidence.revisionId, revisionId), isNotNull(evidence.lineStart)))
    .orderBy(asc(evidence.id));
  const suggested = await db
    .select()
    .from(suggestions)
    .where(eq(suggestions.revisionId, revisionId))
    .orderBy(asc(suggestions.id));
  return [
    ...cited.map((row) => ({ ...row, name: `evidence ${row.id}` })),
    ...suggested.map((row) => ({ ...row, name: `suggestion ${row.id}` })),
  ];
}

/** Whether people have entered something about a meeting beside its report. */
export async function isEnteredByHand(db: Db, meetingId: number): Promise<boolean> {
  const [entered] = await db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.subject, `Meeting:${meetingId}`),
        inArray(auditEvents.act, ['scheduleMeeting', 'updateMeeting']),
      ),
    )
    .limit(1);
  return entered !== undefined;
}
