import { asc, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { proposals, proposalVoices, statusChanges } from '../../db/tables/index.ts';
import { type At, dateOf } from '../../reading/as-of.ts';
import { type Find, listsById, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import { instantsOf, lastActOn, latestOf } from '../audit/rows.ts';

export type ProposalRow = typeof proposals.$inferSelect;

/** A proposal is there from the day it was opened on, by either clock. */
export const findProposals: Find<ProposalRow> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'proposals by id', () =>
        db
          .select()
          .from(proposals)
          .where(sql`${proposals.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    (proposal, asOf) => asOf.date === null || proposal.openedOn <= dateOf(asOf, now),
  );

/** Whether it still waits at the end of the day it is read at. */
export const isOpenAt = ({ closedOn, asOf }: At<ProposalRow>, now: Date): boolean =>
  closedOn === null || closedOn > dateOf(asOf, now);

export type VoiceRow = typeof proposalVoices.$inferSelect;

/** What people have said of each of these proposals, in the order in which they said it. */
export const voicesOf = (db: Db, proposals: readonly { id: number }[]): Promise<VoiceRow[][]> =>
  listsById(
    proposals,
    (ids) =>
      prepared(db, 'voices of proposals', () =>
        db
          .select()
          .from(proposalVoices)
          .where(sql`${proposalVoices.proposalId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(asc(proposalVoices.enteredAt), asc(proposalVoices.id)),
      ).execute({ ids }),
    ({ proposalId }) => proposalId,
  );

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
