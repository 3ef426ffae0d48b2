import { suggestions } from '../../db/tables/index.ts';
import { batch, removal, update, type Writes } from '../rows.ts';

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
