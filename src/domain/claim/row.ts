import type { compatibilityClaims } from '../../db/tables/index.ts';

export type ClaimRow = typeof compatibilityClaims.$inferSelect;
