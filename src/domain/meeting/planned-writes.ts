import { plannedTopicPresenters, plannedTopicProjects, plannedTopics } from '../../db/tables/index.ts';
import type { EntryWrite, LinkTo } from '../agenda/writes.ts';
import { batch, removal, update, type Writes } from '../rows.ts';

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
