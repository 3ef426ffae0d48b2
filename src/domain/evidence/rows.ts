import { asc, eq, gt, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { keyOf } from '../../base/meeting-key.ts';
import { rebased, type Source, sameFile } from '../../base/source.ts';
import type { Db } from '../../db/index.ts';
import { evidence, meetings, reportRevisions, reports } from '../../db/tables/index.ts';
import { listsById } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import { linkToLines, pageOfLines } from './link.ts';

/** Lines of a report revision that something rests on. */
export interface ReadLines {
  path: string;
  revision: number;
  revisionId: number;
  isParaphrase: boolean;
  lineStart: number;
  lineEnd: number;
  quote: string;
  /** What the revision was said to be read at, and where it lies in the SIG's repository. */
  stored: { link: string | null; file: string | null; commit: string | null };
  /** Of the meeting whose report it is: the last part of its address. */
  meeting: string;
  /** Path of the page of this tracker that shows them. */
  page: string;
  /** Revision that counts now, where these lines may have moved. */
  currentRevisionId: number;
  /** The line of the original that the same record names, for lines of a paraphrase. */
  original: string | null;
}

/** What a record rests on: a URL, or lines of a report. */
export type EvidenceRead =
  | { url: string; quote: string | null; lines: null }
  | { url: null; quote: string; lines: ReadLines };

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
            date: meetings.date,
            name: meetings.name,
            currentRevisionId: reports.currentRevisionId,
            revision: reportRevisions.number,
            revisionId: evidence.revisionId,
            isParaphrase: reportRevisions.isParaphrase,
            link: reportRevisions.link,
            file: reportRevisions.file,
            commit: reportRevisions.commit,
            lineStart: evidence.lineStart,
            lineEnd: evidence.lineEnd,
            quote: evidence.quote,
          })
          .from(evidence)
          .leftJoin(reportRevisions, eq(reportRevisions.id, evidence.revisionId))
          .leftJoin(reports, eq(reports.id, reportRevisions.reportId))
          .leftJoin(meetings, eq(meetings.id, reports.meetingId))
          .where(sql`${column} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(evidence.position, evidence.id),
      ).execute({ ids }),
    ({ ownerId }) => ownerId,
  );
  return lists.map((list) => {
    const urls = list.flatMap(({ url }) => url ?? []);
    return list.map(({ url, quote, ...cited }) =>
      url === null
        ? { url, quote: quote ?? '', lines: asCited(cited, quote ?? '', urls) }
        : { url, quote, lines: null },
    );
  });
}

/** Lines that were cited, as they are stored beside their revision, its report and its meeting. */
export interface StoredLines {
  path: string | null;
  date: string | null;
  name: string | null;
  currentRevisionId: number | null;
  revision: number | null;
  revisionId: number | null;
  isParaphrase: boolean | null;
  link: string | null;
  file: string | null;
  commit: string | null;
  lineStart: number | null;
  lineEnd: number | null;
}

export function asCited(stored: StoredLines, quote: string, urls: readonly string[] = []): ReadLines {
  const { path, date, name, revision, revisionId, link, file, commit } = stored;
  if (path === null || date === null || revision === null || revisionId === null)
    throw new Error('lines are of a revision that is not there');
  const meeting = keyOf({ date, name });
  const isParaphrase = stored.isParaphrase ?? false;
  const lineStart = stored.lineStart ?? 1;
  return {
    path,
    meeting,
    revision,
    revisionId,
    isParaphrase,
    lineStart,
    lineEnd: stored.lineEnd ?? lineStart,
    quote,
    stored: { link, file, commit },
    page: pageOfLines({ meeting, revision, lineStart }),
    currentRevisionId: stored.currentRevisionId ?? revisionId,
    original: isParaphrase && link !== null ? (urls.find((url) => sameFile(url, link)) ?? null) : null,
  };
}

/** Where it can be read outside; of a paraphrase first the line of its original. Null where that is not known. */
export function linkOf({ url, lines }: EvidenceRead, source: Source | null): string | null {
  const stated = url ?? lines?.original ?? null;
  if (stated !== null) return source ? rebased(source, stated) : stated;
  return lines && linkToLines({ ...lines, ...lines.stored }, source);
}

/** Where the first of some evidence can be read that can be. */
export const firstLink = (list: readonly EvidenceRead[], source: Source | null): string | null =>
  list.map((one) => linkOf(one, source)).find((link) => link !== null) ?? null;

/** What anything on record rests on, as far as it can be looked up in the source repository. */
export interface Lookup {
  id: number;
  url: string | null;
  quote: string | null;
  lineStart: number | null;
  lineEnd: number | null;
  path: string | null;
  file: string | null;
  commit: string | null;
  /** The revision retells its original, so that nothing of it stands there word by word. */
  isParaphrase: boolean | null;
}

const AT_ONCE = 1000;

/** All evidence, in the order of entry, so many rows at a time. */
export async function* everyEvidence(db: Db): AsyncGenerator<Lookup> {
  for (let after = 0; ; ) {
    const rows: Lookup[] = await db
      .select({
        id: evidence.id,
        url: evidence.url,
        quote: evidence.quote,
        lineStart: evidence.lineStart,
        lineEnd: evidence.lineEnd,
        path: reports.path,
        file: reportRevisions.file,
        commit: reportRevisions.commit,
        isParaphrase: reportRevisions.isParaphrase,
      })
      .from(evidence)
      .leftJoin(reportRevisions, eq(reportRevisions.id, evidence.revisionId))
      .leftJoin(reports, eq(reports.id, reportRevisions.reportId))
      .where(gt(evidence.id, sql`${after}`))
      .orderBy(asc(evidence.id))
      .limit(AT_ONCE);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.id;
  }
}

/** The page that shows what each record of the ledger rests on: the first line that it cites, or else the record itself. */
export async function pagesOfRecords(
  db: Db,
  records: readonly { id: number }[],
): Promise<Map<number, string>> {
  const lists = await evidenceOf(db, 'statusChangeId', records);
  return new Map(
    records.map(({ id }, index) => [
      id,
      lists[index]?.find(({ lines }) => lines)?.lines?.page ?? `/records/${id}`,
    ]),
  );
}
