import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { reportRevisions, reports } from '../../db/tables/index.ts';
import { listsById } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';

/** The report revision that what is known of a meeting was read from. */
export interface ReportSource {
  path: string;
  revision: number;
  hash: string;
  /** As it was said when it was taken; null: in the SIG's repository. */
  link: string | null;
  file: string | null;
  commit: string | null;
  isParaphrase: boolean;
}

/** The revision that was applied last for each meeting; null where no report of it was read. */
export async function sourcesOf(
  db: Db,
  meetings: readonly { id: number }[],
): Promise<(ReportSource | null)[]> {
  const lists = await listsById(
    meetings,
    (ids) =>
      prepared(db, 'report sources of meetings', () =>
        db
          .select({
            meetingId: reports.meetingId,
            path: reports.path,
            revision: reportRevisions.number,
            hash: reportRevisions.hash,
            link: reportRevisions.link,
            file: reportRevisions.file,
            commit: reportRevisions.commit,
            isParaphrase: reportRevisions.isParaphrase,
          })
          .from(reports)
          .innerJoin(reportRevisions, eq(reportRevisions.id, reports.currentRevisionId))
          .where(sql`${reports.meetingId} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    ({ meetingId }) => meetingId,
  );
  return lists.map(([source]) => source ?? null);
}

/** Id of the revision that was applied last for each meeting; null where no report of it was read. */
export async function currentRevisionsOf(
  db: Db,
  meetings: readonly { id: number }[],
): Promise<(number | null)[]> {
  const lists = await listsById(
    meetings,
    (ids) =>
      prepared(db, 'ids of current revisions', () =>
        db
          .select({ meetingId: reports.meetingId, id: reports.currentRevisionId })
          .from(reports)
          .where(sql`${reports.meetingId} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    ({ meetingId }) => meetingId,
  );
  return lists.map(([row]) => row?.id ?? null);
}

/** Which contents are known to come from which of these commits, each as `commit hash`. */
export async function knownAtCommits(db: Db, commits: readonly string[]): Promise<Set<string>> {
  if (commits.length === 0) return new Set();
  const rows = await db
    .select({ commit: reportRevisions.commit, hash: reportRevisions.hash })
    .from(reportRevisions)
    .where(inArray(reportRevisions.commit, [...new Set(commits)]));
  return new Set(rows.map(({ commit, hash }) => `${commit} ${hash}`));
}
