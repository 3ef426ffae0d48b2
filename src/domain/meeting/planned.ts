import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { plannedTopics } from '../../db/tables/index.ts';
import { type At, at } from '../as-of.ts';
import { listsById, type Point } from '../point.ts';
import { prepared } from '../prepared.ts';

export type PlannedTopic = At<typeof plannedTopics.$inferSelect>;

/** What each meeting planned for the next one, in the order of the source. */
export async function plannedTopicsOf(db: Db, meetings: readonly Point[]): Promise<PlannedTopic[][]> {
  const lists = await listsById(
    meetings,
    (ids) =>
      prepared(db, 'planned topics of meetings', () =>
        db
          .select()
          .from(plannedTopics)
          .where(sql`${plannedTopics.meetingId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(plannedTopics.position, plannedTopics.id),
      ).execute({ ids }),
    ({ meetingId }) => meetingId,
  );
  return lists.map((list, index) => list.map((row) => at(row, (meetings[index] as Point).asOf)));
}
