import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { voidings } from '../../db/tables/index.ts';

type Kind = (typeof voidings.$inferSelect)['kind'];

/** Whether something of that slug, day or path is void: nobody is told more than that without a right. */
export const isVoid = async (db: Db, kind: Kind, key: string): Promise<boolean> =>
  (await db.$count(
    voidings,
    and(eq(voidings.kind, kind), eq(voidings.key, key), isNull(voidings.restoredAt)),
  )) > 0;
