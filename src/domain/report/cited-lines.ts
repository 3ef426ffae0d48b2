import { eq, sql } from 'drizzle-orm';
import { keyOf } from '../../base/meeting-key.ts';
import type { Db } from '../../db/index.ts';
import { meetings, reportRevisions, reports } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';
import { pageOfLines } from '../evidence/link.ts';
import { asCited, type EvidenceRead } from '../evidence/rows.ts';

export interface QuotedLines {
  revisionId: number;
  lineStart: number;
  lineEnd: number;
  quote: string;
}

/** Lines that were quoted from a revision, with where they can be read. */
export async function citedLines(db: Db, quotes: readonly QuotedLines[]): Promise<EvidenceRead[]> {
  const rows = await prepared(db, 'cited revisions by id', () =>
    db
      .select({
        revisionId: reportRevisions.id,
        path: reports.path,
        date: meetings.date,
        name: meetings.name,
        currentRevisionId: reports.currentRevisionId,
        revision: reportRevisions.number,
        link: reportRevisions.link,
        file: reportRevisions.file,
        commit: reportRevisions.commit,
        isParaphrase: reportRevisions.isParaphrase,
      })
      .from(reportRevisions)
      .innerJoin(reports, eq(reports.id, reportRevisions.reportId))
      .innerJoin(meetings, eq(meetings.id, reports.meetingId))
      .where(sql`${reportRevisions.id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: [...new Set(quotes.map(({ revisionId }) => revisionId))] });
  const byId = new Map(rows.map((row) => [row.revisionId, row]));
  return quotes.map(({ revisionId, lineStart, lineEnd, quote }) => {
    const row = byId.get(revisionId);
    if (!row) throw new Error(`lines are quoted from revision ${revisionId}, which is not there`);
    return { url: null, quote, lines: asCited({ ...row, lineStart, lineEnd }, quote) };
  });
}

/** Lines of the revisions that their meetings' reports have now. */
export async function currentLines(
  db: Db,
  lines: readonly (Omit<QuotedLines, 'revisionId'> & { meetingId: number })[],
): Promise<EvidenceRead[]> {
  const rows = await prepared(db, 'revisions of current lines', () =>
    db
      .select({
        meetingId: reports.meetingId,
        revisionId: sql<number>`coalesce(${reports.currentRevisionId}, 0)`,
      })
      .from(reports)
      .where(sql`${reports.meetingId} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: [...new Set(lines.map(({ meetingId }) => meetingId))] });
  const revisionOf = new Map(rows.map(({ meetingId, revisionId }) => [meetingId, revisionId]));
  return citedLines(
    db,
    lines.map(({ meetingId, lineStart, lineEnd, quote }) => ({
      ...{ revisionId: revisionOf.get(meetingId) ?? 0, lineStart, lineEnd, quote },
    })),
  );
}

/**
 * The page of this tracker that shows a line of each meeting's report as it is now: the page of the newest revision, or the meeting's own
 * where it is said to show it. Where no report is on record, the meeting's own.
 */
export async function pagesOfLines(
  db: Db,
  lines: readonly { meetingId: number; lineStart: number | null; isOnMeetingPage?: boolean }[],
): Promise<string[]> {
  const rows = await prepared(db, 'addresses of current revisions', () =>
    db
      .select({
        meetingId: meetings.id,
        date: meetings.date,
        name: meetings.name,
        revision: reportRevisions.number,
      })
      .from(meetings)
      .leftJoin(reports, eq(reports.meetingId, meetings.id))
      .leftJoin(reportRevisions, eq(reportRevisions.id, reports.currentRevisionId))
      .where(sql`${meetings.id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: [...new Set(lines.map(({ meetingId }) => meetingId))] });
  const byMeeting = new Map(rows.map((row) => [row.meetingId, row]));
  return lines.map(({ meetingId, lineStart, isOnMeetingPage }) => {
    const row = byMeeting.get(meetingId);
    if (!row) throw new Error(`a line is of meeting ${meetingId}, which is not there`);
    const meeting = keyOf(row);
    if (lineStart === null) return `/meetings/${meeting}`;
    return row.revision === null || isOnMeetingPage
      ? `/meetings/${meeting}#L${lineStart}`
      : pageOfLines({ meeting, revision: row.revision, lineStart });
  });
}

type Spanned = { meetingId: number; quote: string; lineStart: number | null; lineEnd: number | null };

/** The same; null for what was entered by hand and stands in no line. */
export async function currentLinesIfAny(
  db: Db,
  things: readonly Spanned[],
): Promise<(EvidenceRead | null)[]> {
  const spans = things.map(({ lineStart, lineEnd, meetingId, quote }) =>
    lineStart === null || lineEnd === null ? null : { meetingId, quote, lineStart, lineEnd },
  );
  const cited = await currentLines(
    db,
    spans.filter((span) => span !== null),
  );
  return spans.map((span) => (span === null ? null : (cited.shift() ?? null)));
}
