import { agendaItemPresenters, agendaItemProjects, agendaItems } from '../../db/tables/index.ts';
import { batch, removal, update, type Writes } from '../rows.ts';

/** A linked project by its id. */
export interface LinkTo {
  projectId: number;
  via: 'LINK' | 'ALIAS';
}

/** An entry of a report that is new, or of which anything differs from what is stored. */
export interface EntryWrite<Row> {
  id: number;
  is: 'NEW' | 'CHANGED';
  row: Row;
}

export interface AgendaRow {
  parentId: number | null;
  position: number;
  title: string;
  minutes: number | null;
  lineStart: number | null;
  lineEnd: number | null;
  presenterIds: number[];
  links: LinkTo[];
}

/** Presenters and projects of a changed item are written anew: they are read as one list each. */
export function agendaWrites(
  meetingId: number,
  entries: readonly EntryWrite<AgendaRow>[],
  removed: number[],
): Writes {
  const changed = entries.filter(({ is }) => is === 'CHANGED');
  const columns = ({ id, row: { presenterIds: _, links: __, ...row } }: EntryWrite<AgendaRow>) => ({
    id,
    ...row,
  });
  const ofChanged = changed.map(({ id }) => ({ agendaItemId: id }));
  return {
    clear: [removal(agendaItemPresenters, ofChanged), removal(agendaItemProjects, ofChanged)],
    insert: [
      batch(
        agendaItems,
        entries.filter(({ is }) => is === 'NEW').map((entry) => ({ ...columns(entry), meetingId })),
      ),
      batch(
        agendaItemPresenters,
        entries.flatMap(({ id, row }) =>
          row.presenterIds.map((personId, position) => ({ agendaItemId: id, personId, position })),
        ),
      ),
      batch(
        agendaItemProjects,
        entries.flatMap(({ id, row }) => row.links.map((link) => ({ agendaItemId: id, ...link }))),
      ),
    ],
    update: [update(agendaItems, changed.map(columns))],
    remove: [
      removal(
        agendaItems,
        removed.map((id) => ({ id })),
      ),
    ],
  };
}
