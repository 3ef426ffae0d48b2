import { sql } from 'drizzle-orm';
import { proposals } from '../../db/tables/index.ts';
import { dateOf } from '../as-of.ts';
import { type Find, rowsAt } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { ProposalRow } from './row.ts';

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
