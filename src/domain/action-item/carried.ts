import { eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { actionItems, meetings } from '../../db/tables/index.ts';

/** An action item of an earlier meeting that a report speaks of. */
export interface CarriedItem {
  id: number;
  /** Of its own meeting. */
  date: string;
  text: string;
  owner: string | null;
  doneOn: string | null;
}

/** The action items of the meetings of these days. */
export async function actionItemsOfDays(db: Db, days: readonly string[]): Promise<CarriedItem[]> {
  if (!days.length) return [];
  return db
    .select({
      id: actionItems.id,
      date: meetings.date,
      text: actionItems.text,
      owner: actionItems.owner,
      doneOn: actionItems.doneOn,
    })
    .from(actionItems)
    .innerJoin(meetings, eq(meetings.id, actionItems.meetingId))
    .where(inArray(meetings.date, [...new Set(days)]))
    .orderBy(meetings.date, actionItems.position, actionItems.id);
}
