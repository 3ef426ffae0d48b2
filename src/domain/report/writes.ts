import { decisions, meetings, reportRevisions, reports } from '../../db/tables/index.ts';
import { batch, removal, update, type Writes } from '../rows.ts';

type NewMeeting = Omit<typeof meetings.$inferInsert, 'id'>;
type NewRevision = typeof reportRevisions.$inferInsert & { id: number };

/** A meeting that is new, or the columns of a known one that change. */
export const meetingWrites = (
  id: number,
  is: 'NEW' | 'KNOWN',
  columns: Partial<NewMeeting> & { date: string },
): Writes => {
  if (is === 'NEW') return { insert: [batch(meetings, [{ id, ...columns }])] };
  const { date: _, ...changed } = columns;
  return Object.keys(changed).length ? { update: [update(meetings, [{ id, ...changed }])] } : {};
};

/** The head of a report: its revisions, and which of them is the current one. */
export const reportWrites = (
  report: { id: number; is: 'NEW' | 'KNOWN'; currentRevisionId: number } & Pick<
    typeof reports.$inferInsert,
    'meetingId' | 'path' | 'folder'
  >,
  revision: NewRevision | null,
): Writes => {
  const { is, ...row } = report;
  return {
    insert: [batch(reports, is === 'NEW' ? [row] : []), batch(reportRevisions, revision ? [revision] : [])],
    update: [
      update(reports, is === 'KNOWN' ? [{ id: row.id, currentRevisionId: row.currentRevisionId }] : []),
    ],
  };
};

type DecisionRow = typeof decisions.$inferInsert;

/** Which line of the report stands for which record. */
export const decisionWrites = (
  added: readonly Omit<DecisionRow, 'id'>[],
  changed: readonly (Omit<DecisionRow, 'id' | 'reportId'> & { id: number })[],
  missing: readonly (Pick<DecisionRow, 'missingSinceRevisionId'> & { id: number })[],
  removed: readonly number[],
): Writes => ({
  insert: [batch(decisions, added)],
  update: [update(decisions, changed), update(decisions, missing)],
  remove: [
    removal(
      decisions,
      removed.map((id) => ({ id })),
    ),
  ],
});
