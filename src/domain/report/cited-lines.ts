import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { reportRevisions, reports } from '../../db/tables/index.ts';
import { linkToLines } from '../evidence/link.ts';
import type { EvidenceRead } from '../evidence/read.ts';
import { prepared } from '../prepared.ts';

export interface QuotedLines {
  revisionId: number;
  lineStart: number;
  lineEnd: number;
  quote: string;
}

/** Lines that were quoted from a revision, with where they can be read. */
export async function citedLines(db: Db, quotes: readonly QuotedLines[]): Promise<EvidenceRead[]> {
  const rows = await prepared(db, 'report revisions by id', () =>
    db
      .select({
        id: reportRevisions.id,
        path: reports.path,
        revision: reportRevisions.number,
        link: reportRevisions.link,
        isParaphrase: reportRevisions.isParaphrase,
      })
      .from(reportRevisions)
      .innerJoin(reports, eq(reports.id, reportRevisions.reportId))
      .where(sql`${reportRevisions.id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: [...new Set(quotes.map(({ revisionId }) => revisionId))] });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return quotes.map(({ revisionId, lineStart, lineEnd, quote }) => {
    const { path = null, revision = null, link = null, isParaphrase = false } = byId.get(revisionId) ?? {};
    return {
      url: null,
      path,
      revision,
      isParaphrase,
      lineStart,
      lineEnd,
      quote,
      link: linkToLines({ link, isParaphrase, lineStart, lineEnd }),
    };
  });
}
