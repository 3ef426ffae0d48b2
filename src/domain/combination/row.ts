import type { combinations, combinationVersions } from '../../db/tables/index.ts';

export type CombinationRow = typeof combinations.$inferSelect;

/** What a named combination is from one entry on. */
export type CombinationVersion = typeof combinationVersions.$inferSelect & {
  /** Ids of its projects, ascending. */
  memberIds: number[];
};
