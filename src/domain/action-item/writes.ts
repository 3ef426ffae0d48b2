import { actionItemProjects, actionItems } from '../../db/tables/index.ts';
import type { EntryWrite, LinkTo } from '../agenda/writes.ts';
import { batch, removal, update, type Writes } from '../rows.ts';

/** What a line of minutes says of who is to do it, until when, and whether it is done. */
export interface Stated {
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
 * Action items as a report gives them. Of one that stays, what people have entered stays as well, unless its line says something new
 * of that very thing.
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
