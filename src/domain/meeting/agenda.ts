import { getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { agendaItemPresenters, agendaItemProjects, agendaItems } from '../../db/tables/index.ts';
import type { At } from '../../reading/as-of.ts';
import { batch, removal, update, type Writes } from '../../reading/insert.ts';
import { listsById, type Point } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';

const { search, ...columns } = getTableColumns(agendaItems);

export type AgendaItem = At<Omit<typeof agendaItems.$inferSelect, 'search'>> & { items: AgendaItem[] };

/** The agenda of each meeting as a tree, in the order of the source. */
export async function agendasOf(db: Db, meetings: readonly Point[]): Promise<AgendaItem[][]> {
  const lists = await listsById(
    meetings,
    (ids) =>
      prepared(db, 'agendas of meetings', () =>
        db
          .select(columns)
          .from(agendaItems)
          .where(sql`${agendaItems.meetingId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(agendaItems.position, agendaItems.id),
      ).execute({ ids }),
    ({ meetingId }) => meetingId,
  );
  return lists.map((rows, index) => {
    const items = rows.map(
      (row): AgendaItem => ({ ...row, asOf: (meetings[index] as Point).asOf, items: [] }),
    );
    const byId = new Map(items.map((item) => [item.id, item]));
    for (const item of items) byId.get(item.parentId ?? 0)?.items.push(item);
    return items.filter(({ parentId }) => parentId === null);
  });
}

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
  presenterNames: string[];
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
