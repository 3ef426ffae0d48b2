import { getTableColumns, sql } from 'drizzle-orm';
import { maintainers } from '../../db/tables/index.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { rowsById } from '../../reading/rows-by-id.ts';
import type { Source } from '../../reading/source.ts';

const columns = getTableColumns(maintainers);
export type MaintainerRow = typeof maintainers.$inferSelect;

const maintainersById = rowsById<MaintainerRow>('maintainers by id', maintainers, columns);

export const findMaintainers: Find<MaintainerRow> = (db, points, _now, wanted) =>
  rowsAt(points, (ids) => maintainersById(db, ids, wanted));

/** Who was named a maintainer of each project, whatever became of it, in the order of naming. */
export const maintainersOfProject: Source<MaintainerRow> = {
  name: 'Project.maintainers',
  columns,
  as: 'maintainers',
  from: sql`${maintainers}`,
  where: sql`${columns.projectId} = asked.id`,
  order: { name: 'Project.maintainers', keys: [{ sql: columns.id, type: 'integer' }] },
};
