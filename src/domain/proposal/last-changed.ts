import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { proposals, statusChanges } from '../../db/tables/index.ts';
import { instantsOf, lastActOn, latestOf } from '../audit/last-act.ts';
import { prepared } from '../prepared.ts';
import type { ProposalRow } from './row.ts';

/** When each proposal was opened or ended, whichever came last. */
export async function proposalsLastChanged(
  db: Db,
  points: readonly Pick<ProposalRow, 'id' | 'openedAt'>[],
): Promise<Date[]> {
  const rows = await prepared(db, 'proposals last changed', () =>
    db
      .select({
        id: proposals.id,
        at: latestOf(
          proposals.openedAt,
          lastActOn('Proposal', proposals.id),
          sql`(select ${statusChanges.enteredAt} from ${statusChanges} where ${statusChanges.id} = ${proposals.statusChangeId})`,
          sql`(${proposals.closedOn}::timestamp at time zone 'UTC')`,
        ),
      })
      .from(proposals)
      .where(sql`${proposals.id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: points.map(({ id }) => id) });
  return instantsOf(points, rows).map((at, index) => at ?? (points[index] as { openedAt: Date }).openedAt);
}
