import type { Db } from '../../db/index.ts';
import { lineages } from '../../db/tables/index.ts';

/** The only writer of lineages. */
export async function appendLineage(tx: Db, row: Omit<typeof lineages.$inferInsert, 'id'>): Promise<number> {
  const [written] = await tx.insert(lineages).values(row).returning({ id: lineages.id });
  if (!written) throw new Error('the database returned no lineage');
  return written.id;
}
