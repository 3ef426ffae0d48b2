import type { proposals } from '../../db/tables/index.ts';

export type ProposalRow = typeof proposals.$inferSelect;
