import { eq, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import { evidence, reportRevisions, reports } from '../../db/tables/index.ts';
import { listsById } from '../point.ts';
import { prepared } from '../prepared.ts';
import { linkToLines } from './link.ts';

/** What a record rests on, with a link to read it at. Either `url` is set, or everything of the report is. */
export interface EvidenceRead {
  url: string | null;
  path: string | null;
  revision: number | null;
  isParaphrase: boolean | null;
  lineStart: number | null;
  lineEnd: number | null;
  quote: string | null;
  link: string | null;
}

/** The column of `evidence` that names the kind of record it belongs to. */
export type EvidenceOwnerKey =
  | 'statusChangeId'
  | 'proposalId'
  | 'criterionRecordId'
  | 'assessmentId'
  | 'waiverId'
  | 'claimId'
  | 'combinationVersionId'
  | 'channelNameId';

/** The evidence of each record, in the order it was given in. */
export async function evidenceOf(
  db: Db,
  owner: EvidenceOwnerKey,
  records: readonly { id: number }[],
): Promise<EvidenceRead[][]> {
  const column: PgColumn = evidence[owner];
  const lists = await listsById(
    records,
    (ids) =>
      prepared(db, `evidence by ${owner}`, () =>
        db
          .select({
            ownerId: sql<number>`${column}`,
            url: evidence.url,
            path: reports.path,
            revision: reportRevisions.number,
            isParaphrase: reportRevisions.isParaphrase,
            revisionLink: reportRevisions.link,
            lineStart: evidence.lineStart,
            lineEnd: evidence.lineEnd,
            quote: evidence.quote,
          })
          .from(evidence)
          .leftJoin(reportRevisions, eq(reportRevisions.id, evidence.revisionId))
          .leftJoin(reports, eq(reports.id, reportRevisions.reportId))
          .where(sql`${column} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(evidence.position, evidence.id),
      ).execute({ ids }),
    ({ ownerId }) => ownerId,
  );
  return lists.map((list) =>
    list.map(({ ownerId, revisionLink, ...item }) => ({
      ...item,
      link:
        item.url ??
        linkToLines({
          link: revisionLink,
          isParaphrase: item.isParaphrase ?? false,
          lineStart: item.lineStart ?? 1,
          lineEnd: item.lineEnd ?? 1,
        }),
    })),
  );
}
