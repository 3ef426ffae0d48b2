import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { plannedTopicPresenters, plannedTopicProjects, plannedTopics } from '../../db/tables/index.ts';
import { type At, at } from '../../reading/as-of.ts';
import { batch, removal, update, type Writes } from '../../reading/insert.ts';
import { listsById, type Point } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { EntryWrite, LinkTo } from './agenda.ts';

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

export interface PlannedRow {
  position: number;
  origin: 'AGENDA' | 'NOTES';
  text: string;
  lineStart: number | null;
  lineEnd: number | null;
  presenterIds: number[];
  links: LinkTo[];
}

/** Topics that a meeting promised for the next one. */
export function plannedWrites(
  meetingId: number,
  entries: readonly EntryWrite<PlannedRow>[],
  removed: number[],
): Writes {
  const changed = entries.filter(({ is }) => is === 'CHANGED');
  const columns = ({ id, row: { presenterIds: _, links: __, ...row } }: EntryWrite<PlannedRow>) => ({
    id,
    ...row,
  });
  const ofChanged = changed.map(({ id }) => ({ plannedTopicId: id }));
  return {
    clear: [removal(plannedTopicPresenters, ofChanged), removal(plannedTopicProjects, ofChanged)],
    insert: [
      batch(
        plannedTopics,
        entries.filter(({ is }) => is === 'NEW').map((entry) => ({ ...columns(entry), meetingId })),
      ),
      batch(
        plannedTopicPresenters,
        entries.flatMap(({ id, row }) =>
          row.presenterIds.map((personId, position) => ({ plannedTopicId: id, personId, position })),
        ),
      ),
      batch(
        plannedTopicProjects,
        entries.flatMap(({ id, row }) => row.links.map((link) => ({ plannedTopicId: id, ...link }))),
      ),
    ],
    update: [update(plannedTopics, changed.map(columns))],
    remove: [
      removal(
        plannedTopics,
        removed.map((id) => ({ id })),
      ),
    ],
  };
}
