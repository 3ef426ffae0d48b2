import { eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { suggestions } from '../../db/tables/index.ts';

/** Lines that mean another project by its names now bear on that one. */
export async function turnSuggestions(
  tx: Db,
  turned: readonly { id: number; projectId: number }[],
): Promise<void> {
  for (const { id, projectId } of turned)
    await tx.update(suggestions).set({ projectId }).where(eq(suggestions.id, id));
}
