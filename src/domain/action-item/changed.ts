import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { actionItems } from '../../db/tables/index.ts';

/** The action items of a meeting of which something else counts now than their line says. */
export const changedActionItems = (db: Db, meetingId: number) =>
  db
    .select({
      position: actionItems.position,
      owner: actionItems.owner,
      dueOn: actionItems.dueOn,
      doneOn: actionItems.doneOn,
    })
    .from(actionItems)
    .where(
      and(
        eq(actionItems.meetingId, meetingId),
        sql`(${actionItems.owner}, ${actionItems.dueOn}, ${actionItems.doneOn})
          is distinct from (${actionItems.statedOwner}, ${actionItems.statedDueOn}, ${actionItems.statedDoneOn})`,
      ),
    )
    .orderBy(asc(actionItems.position));
