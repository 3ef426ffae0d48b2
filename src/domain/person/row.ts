import type { people } from '../../db/tables/index.ts';

export type PersonRow = typeof people.$inferSelect;
