import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { suggestions } from '../../db/tables/index.ts';
import type { At } from '../as-of.ts';
import type { Point } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { DecisionRow } from '../report/decisions.ts';
import { findProposals } from './find.ts';
import type { ProposalRow } from './row.ts';

/** The proposal that each decision opened or withdrew, or opened by accepting a suggestion; null where it is about none. */
export async function proposalsOfDecisions(
  db: Db,
  decisions: readonly At<DecisionRow>[],
  now: Date,
): Promise<(At<ProposalRow> | null)[]> {
  const accepted = decisions.flatMap(({ recordTable, recordId }) =>
    recordTable === 'suggestions' ? recordId : [],
  );
  const rows = accepted.length
    ? await prepared(db, 'proposals of suggestions', () =>
        db
          .select({ id: suggestions.id, proposalId: suggestions.proposalId })
          .from(suggestions)
          .where(sql`${suggestions.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids: accepted })
    : [];
  const opened = new Map(rows.map(({ id, proposalId }) => [id, proposalId]));
  const point = ({ recordTable, recordId, asOf }: At<DecisionRow>): Point | null => {
    if (recordTable === 'proposals' || recordTable === 'proposal_withdrawals') return { id: recordId, asOf };
    const id = recordTable === 'suggestions' ? (opened.get(recordId) ?? null) : null;
    return id === null ? null : { id, asOf };
  };
  return findProposals(db, decisions.map(point), now);
}
