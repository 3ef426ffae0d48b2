import { asc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { evidence, reportRevisions, reports } from '../../db/tables/index.ts';

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
