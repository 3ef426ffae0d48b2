import { getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { heard, heardFiles } from '../../db/tables/index.ts';
import { listsById } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';

// What was said is not shown again: only what came of it.
const { payload, deliveryId, digest, ...columns } = getTableColumns(heard);
export type HeardShown = Omit<typeof heard.$inferSelect, 'payload' | 'deliveryId' | 'digest'>;
export type HeardFileRow = typeof heardFiles.$inferSelect;

/** All that the repository told, in the order in which it came. */
export const everyHeard: Source<HeardShown> = {
  name: 'Query.imports',
  columns,
  as: 'heard',
  from: sql`${heard}`,
  where: sql`true`,
  order: { name: 'Query.imports', keys: [{ sql: columns.id, type: 'integer' }] },
};

const MOST_SHOWN = 50;

/** The files that were read for each, by their path. */
export async function filesOfHeard(db: Db, rows: readonly { id: number }[]): Promise<HeardFileRow[][]> {
  const lists = await listsById(
    rows,
    (ids) =>
      prepared(db, 'files of what was heard', () =>
        db
          .select()
          .from(heardFiles)
          .where(sql`${heardFiles.heardId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(heardFiles.path, heardFiles.id),
      ).execute({ ids }),
    ({ heardId }) => heardId,
  );
  return lists.map((list) => list.slice(0, MOST_SHOWN));
}
