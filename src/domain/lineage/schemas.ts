import { z } from 'zod';
import { line, prose } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { lineages } from '../../db/tables/index.ts';

/** By which meeting it was decided, and why. */
export const AtMeeting = z.object({ meeting: z.string(), reason: prose() });
export const Separate = z.object({ project: line(), reason: prose() });
export const Merge = AtMeeting.extend({ project: line(), into: line() });

/** The only writer of lineages. */
export async function appendLineage(tx: Db, row: Omit<typeof lineages.$inferInsert, 'id'>): Promise<number> {
  const [written] = await tx.insert(lineages).values(row).returning({ id: lineages.id });
  if (!written) throw new Error('the database returned no lineage');
  return written.id;
}
