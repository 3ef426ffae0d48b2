import type { suggestions } from '../../db/tables/index.ts';

export type SuggestionRow = typeof suggestions.$inferSelect;
