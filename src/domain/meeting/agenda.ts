import { getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { agendaItems } from '../../db/tables/index.ts';
import type { At } from '../as-of.ts';
import { listsById, type Point } from '../point.ts';
import { prepared } from '../prepared.ts';

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
