import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { actionItemProjects, actionItems } from '../../db/tables/index.ts';
import { batch, removal, update, type Writes } from '../../reading/insert.ts';
import type { EntryWrite, LinkTo } from '../meeting/agenda.ts';

/** What a line of minutes says of who is to do it, until when, and whether it is done. */
interface Stated {
  owner: string | null;
  ownerId: number | null;
  dueOn: string | null;
  doneOn: string | null;
}

export interface ActionItemWrite {
  position: number;
  text: string;
  quote: string;
  lineStart: number | null;
  lineEnd: number | null;
  stated: Stated;
  links: LinkTo[];
}

/** What a line says now and said otherwise before; what it does not speak of is left out. */
export type RestatedRow = { id: number } & Partial<Stated>;

const columnsOf = ({ links: _, stated, ...row }: ActionItemWrite) => ({
  ...row,
  statedOwner: stated.owner,
  statedDueOn: stated.dueOn,
  statedDoneOn: stated.doneOn,
});

/**
 * Action items as a report gives them. If an item stays, what people have entered about it stays as well, unless its line says
 * something new about just that.
 */
export function actionItemWrites(
  meetingId: number,
  entries: readonly EntryWrite<ActionItemWrite>[],
  restated: readonly RestatedRow[],
  removed: readonly number[],
): Writes {
  const added = entries.filter(({ is }) => is === 'NEW');
  const changed = entries.filter(({ is }) => is === 'CHANGED');
  // Rows of one statement name the same columns: what is not said again must not be written.
  const again = (rows: RestatedRow[]) => update(actionItems, rows);
  return {
    clear: [
      removal(
        actionItemProjects,
        changed.map(({ id }) => ({ actionItemId: id })),
      ),
    ],
    insert: [
      batch(
        actionItems,
        added.map(({ id, row }) => ({ ...columnsOf(row), ...row.stated, id, meetingId })),
      ),
      batch(
        actionItemProjects,
        entries.flatMap(({ id, row }) => row.links.map((link) => ({ actionItemId: id, ...link }))),
      ),
    ],
    update: [
      update(
        actionItems,
        changed.map(({ id, row }) => ({ ...columnsOf(row), id })),
      ),
      again(
        restated.flatMap(({ id, owner, ownerId }) =>
          owner === undefined ? [] : [{ id, owner, ownerId: ownerId ?? null }],
        ),
      ),
      again(restated.flatMap(({ id, dueOn }) => (dueOn === undefined ? [] : [{ id, dueOn }]))),
      again(restated.flatMap(({ id, doneOn }) => (doneOn === undefined ? [] : [{ id, doneOn }]))),
    ],
    remove: [
      removal(
        actionItems,
        removed.map((id) => ({ id })),
      ),
    ],
  };
}

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
