import type { resolutions } from '../../db/tables/index.ts';

export type ResolutionRow = typeof resolutions.$inferSelect;
