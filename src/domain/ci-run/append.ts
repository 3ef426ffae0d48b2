import type { Db } from '../../db/index.ts';
import { ciRuns } from '../../db/tables/index.ts';

/** Writes runs that nobody reported and that evidence tells of: a day and a link, and nothing else. */
export async function appendCiRuns(
  tx: Db,
  list: readonly Pick<
    typeof ciRuns.$inferInsert,
    'projectId' | 'criterionId' | 'status' | 'url' | 'finishedOn' | 'reportedBy'
  >[],
): Promise<void> {
  if (list.length) await tx.insert(ciRuns).values([...list]);
}
