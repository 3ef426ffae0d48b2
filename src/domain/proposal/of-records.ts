import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { proposals } from '../../db/tables/index.ts';
import type { At } from '../as-of.ts';
import type { Point } from '../point.ts';
import { prepared } from '../prepared.ts';
import { findProposals } from './find.ts';
import type { ProposalRow } from './row.ts';

/** The proposal that each record took up, as of the record's day and clock; null where there was none. */
export async function proposalsOfRecords(
  db: Db,
  records: readonly Point[],
  now: Date,
): Promise<(At<ProposalRow> | null)[]> {
  const rows = await prepared(db, 'proposals by record', () =>
    db
      .select({ id: proposals.id, recordId: proposals.statusChangeId })
      .from(proposals)
      .where(sql`${proposals.statusChangeId} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: records.map(({ id }) => id) });
  const ids = new Map(rows.map(({ id, recordId }) => [recordId, id]));
  const points = records.map(({ id, asOf }) => {
    const proposalId = ids.get(id);
    return proposalId === undefined ? null : { id: proposalId, asOf };
  });
  return findProposals(db, points, now);
}
