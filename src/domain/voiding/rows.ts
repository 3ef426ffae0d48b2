import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { voidedRows, voidings } from '../../db/tables/index.ts';
import { all, given } from '../../reading/filter.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { rowsById } from '../../reading/rows-by-id.ts';
import type { Source } from '../../reading/source.ts';
import { countsOf, type VoidedCount } from './set-aside.ts';

const columns = getTableColumns(voidings);
export type VoidingRow = typeof voidings.$inferSelect;

const voidingsById = rowsById<VoidingRow>('voidings by id', voidings, columns);

export const findVoidings: Find<VoidingRow> = (db, points, _now, wanted) =>
  rowsAt(points, (ids) => voidingsById(db, ids, wanted));

/** What is void, or was, newest first. */
export const voidingList = (filter: { isRestored?: boolean | null } = {}): Source<VoidingRow> => ({
  name: 'Query.voidings',
  columns,
  as: 'voidings',
  from: sql`${voidings}`,
  where: all(given(filter.isRestored, (is) => sql`${is} = (${columns.restoredAt} is not null)`)),
  order: { name: 'Query.voidings', keys: [{ sql: columns.id, type: 'integer', isDescending: true }] },
  isDynamic: true,
});

const { digest: _, ...rowColumns } = getTableColumns(voidedRows);
export type VoidedRow = Omit<typeof voidedRows.$inferSelect, 'digest'>;

/** The rows that each took along, in the order in which they were found. */
export const rowsOfVoiding: Source<VoidedRow> = {
  name: 'Voiding.rows',
  columns: rowColumns,
  as: 'voided_rows',
  from: sql`${voidedRows}`,
  where: sql`${rowColumns.voidingId} = asked.id`,
  order: { name: 'Voiding.rows', keys: [{ sql: rowColumns.id, type: 'integer' }] },
};

export const countsOfVoidings = (db: Db, list: readonly { id: number }[]): Promise<VoidedCount[][]> =>
  Promise.all(list.map(({ id }) => countsOf(db, id)));

type Kind = (typeof voidings.$inferSelect)['kind'];

/** Whether something of that slug, day or path is void: nobody is told more than that without a right. */
export const isVoid = async (db: Db, kind: Kind, key: string): Promise<boolean> =>
  (await db.$count(
    voidings,
    and(eq(voidings.kind, kind), eq(voidings.key, key), isNull(voidings.restoredAt)),
  )) > 0;
