import { eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { suggestions } from '../../db/tables/index.ts';
import { batch, removal, update, type Writes } from '../../reading/insert.ts';

type SuggestionRow = Pick<
  typeof suggestions.$inferInsert,
  | 'meetingId'
  | 'projectId'
  | 'noteId'
  | 'revisionId'
  | 'lineStart'
  | 'lineEnd'
  | 'quote'
  | 'rule'
  | 'suggestedTo'
>;

/** Suggestions are made and replaced by imports alone; what a person has decided about one is not touched. */
export const suggestionWrites = (
  added: readonly SuggestionRow[],
  kept: readonly (SuggestionRow & { id: number })[],
  removed: readonly number[],
): Writes => ({
  insert: [batch(suggestions, added)],
  update: [update(suggestions, kept)],
  remove: [
    removal(
      suggestions,
      removed.map((id) => ({ id, state: 'WAITING' as const })),
    ),
  ],
});

/** Lines that mean another project by its names now bear on that one. */
export async function turnSuggestions(
  tx: Db,
  turned: readonly { id: number; projectId: number }[],
): Promise<void> {
  for (const { id, projectId } of turned)
    await tx.update(suggestions).set({ projectId }).where(eq(suggestions.id, id));
}
