import { getTableColumns, sql } from 'drizzle-orm';
import { lineages } from '../../db/tables/index.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { rowsById } from '../../reading/rows-by-id.ts';
import type { Source } from '../../reading/source.ts';

const columns = getTableColumns(lineages);
export type LineageRow = typeof lineages.$inferSelect;

const lineagesById = rowsById<LineageRow>('lineages by id', lineages, columns);

export const findLineages: Find<LineageRow> = (db, points, _now, wanted) =>
  rowsAt(points, (ids) => lineagesById(db, ids, wanted));

/** What became of each project, and of what it came, by the day of its point, in the order of entry. */
export const lineageOfProject: Source<LineageRow> = {
  name: 'Project.lineage',
  columns,
  as: 'lineages',
  from: sql`${lineages}`,
  where: sql`${columns.id} in (
    select id from lineages as own where own.from_id = asked.id union all select id from lineages as own where own.to_id = asked.id)
    and ${columns.meetingDate} <= asked.horizon`,
  order: { name: 'Project.lineage', keys: [{ sql: columns.id, type: 'integer' }] },
};
