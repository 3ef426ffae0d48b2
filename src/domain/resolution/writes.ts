import { resolutions } from '../../db/tables/index.ts';
import { batch, removal, update, type Writes } from '../../reading/insert.ts';
import type { EntryWrite } from '../meeting/agenda.ts';

type ResolutionRow = Omit<typeof resolutions.$inferInsert, 'id' | 'meetingId'>;

/** What was resolved or voted on, as a report gives it. */
export const resolutionWrites = (
  meetingId: number,
  entries: readonly EntryWrite<ResolutionRow>[],
  removed: readonly number[],
): Writes => ({
  insert: [
    batch(
      resolutions,
      entries.filter(({ is }) => is === 'NEW').map(({ id, row }) => ({ ...row, id, meetingId })),
    ),
  ],
  update: [
    update(
      resolutions,
      entries.filter(({ is }) => is === 'CHANGED').map(({ id, row }) => ({ ...row, id })),
    ),
  ],
  remove: [
    removal(
      resolutions,
      removed.map((id) => ({ id })),
    ),
  ],
});
