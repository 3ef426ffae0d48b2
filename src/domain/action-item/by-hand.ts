import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { actionItems } from '../../db/tables/index.ts';

/** The action items of a meeting that were entered and stand in no line of its minutes, in the order of entry. */
export const actionItemsByHand = (db: Db, meetingId: number) =>
  db
    .select({
      text: actionItems.text,
      owner: actionItems.owner,
      dueOn: actionItems.dueOn,
      doneOn: actionItems.doneOn,
      projects: sql<
        string[]
      >`(select coalesce(json_agg(slug order by slug), '[]') from action_item_projects link
        join projects on projects.id = link.project_id where link.action_item_id = action_items.id)`,
    })
    .from(actionItems)
    .where(and(eq(actionItems.meetingId, meetingId), isNull(actionItems.lineStart)))
    .orderBy(asc(actionItems.position), asc(actionItems.id));
