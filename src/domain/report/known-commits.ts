import { inArray } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { reportRevisions } from '../../db/tables/index.ts';

/** Which contents are known to come from which of these commits, each as `commit hash`. */
export async function knownAtCommits(db: Db, commits: readonly string[]): Promise<Set<string>> {
  if (commits.length === 0) return new Set();
  const rows = await db
    .select({ commit: reportRevisions.commit, hash: reportRevisions.hash })
    .from(reportRevisions)
    .where(inArray(reportRevisions.commit, [...new Set(commits)]));
  return new Set(rows.map(({ commit, hash }) => `${commit} ${hash}`));
}
