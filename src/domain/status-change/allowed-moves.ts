import { asc } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { allowedMoves } from '../../db/tables/index.ts';

export type AllowedMoveRow = typeof allowedMoves.$inferSelect;

/** The table of moves that the ledger takes, in the order of its migration. */
export const listAllowedMoves = (db: Db): Promise<AllowedMoveRow[]> =>
  db.select().from(allowedMoves).orderBy(asc(allowedMoves.id));
