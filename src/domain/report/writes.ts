import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import {
  actionItems,
  agendaItems,
  attendances,
  decisions,
  meetings,
  notes,
  plannedTopics,
  reportRevisions,
  reports,
  resolutions,
} from '../../db/tables/index.ts';
import { batch, removal, update, type Writes } from '../../reading/insert.ts';

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

/** What the rows of an import take ids of. */
export const IMPORTED = {
  actionItems,
  agendaItems,
  attendances,
  meetings,
  notes,
  plannedTopics,
  reportRevisions,
  reports,
  resolutions,
};

/**
 * Decision lines that stand for records go by the slug that the project has: a report that is imported again reads its name so, and
 * would otherwise take each line for a new one.
 */
export async function renameInDecisions(tx: Db, was: string, slug: string): Promise<void> {
  const rows = await tx
    .select({ id: decisions.id, subject: decisions.subject, content: decisions.content })
    .from(decisions)
    .where(
      sql`${decisions.content}->>'project' = ${was} or ${decisions.content}->>'about' = ${was}
        or ${decisions.content}->'projects' @> jsonb_build_array(${was}::text) or ${decisions.content}->'members' @> jsonb_build_array(${was}::text)`,
    );
  const renamed = (name: unknown) => (name === was ? slug : name);
  for (const { id, subject, content } of rows) {
    const said = { ...(content as Record<string, unknown>) };
    for (const key of ['project', 'about'] as const) if (key in said) said[key] = renamed(said[key]);
    for (const key of ['projects', 'members'] as const)
      if (Array.isArray(said[key])) said[key] = said[key].map(renamed);
    await tx
      .update(decisions)
      .set({ subject: subjectOf(subject, said, { was, slug }), content: said })
      .where(eq(decisions.id, id));
  }
}

/** As the reader writes it: kind and project, or kind and the pair in its order, or a suggestion with whom it is about at its end. */
function subjectOf(
  subject: string,
  said: Record<string, unknown>,
  { was, slug }: { was: string; slug: string },
): string {
  if (Array.isArray(said.projects)) {
    said.projects = said.projects.toSorted();
    return `claim ${(said.projects as string[]).join(' ')}`;
  }
  const words = subject.split(' ');
  const at = said.about === undefined ? 1 : words.length - 1;
  return words.map((word, index) => (index === at && word === was ? slug : word)).join(' ');
}
