import { eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { actionItems, meetings } from '../../db/tables/index.ts';
import { keyOf } from '../meeting/key.ts';

/** An action item of an earlier meeting that a report speaks of. */
export interface CarriedItem {
  id: number;
  /** Key of its own meeting: the day, with its name where it has one. */
  of: string;
  text: string;
  owner: string | null;
  doneOn: string | null;
}

/** The action items of the meetings of these days, or of these keys. */
export async function actionItemsOfDays(db: Db, days: readonly string[]): Promise<CarriedItem[]> {
  if (!days.length) return [];
  const rows = await db
    .select({
      id: actionItems.id,
      date: meetings.date,
      name: meetings.name,
      text: actionItems.text,
      owner: actionItems.owner,
      doneOn: actionItems.doneOn,
    })
    .from(actionItems)
    .innerJoin(meetings, eq(meetings.id, actionItems.meetingId))
    .where(inArray(meetings.date, [...new Set(days.map((key) => key.slice(0, 10)))]))
    .orderBy(meetings.date, actionItems.position, actionItems.id);
  return rows.map(({ date, name, ...row }) => ({ ...row, of: keyOf({ date, name }) }));
}
