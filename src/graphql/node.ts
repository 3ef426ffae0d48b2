import type { Db } from '../db/index.ts';
import type { Point } from '../domain/point.ts';
import { parsePointKey, pointKey } from './id.ts';

/**
 * Options by which a type becomes a `Node` that is read at a day by a clock: `builder.node(ref, { ...asOfNode(find), … })`.
 * @param find the rows at these points, null for each that is not there at that day by that clock
 */
export const asOfNode = <Row extends Point>(
  find: (db: Db, points: readonly Point[], now: Date) => Promise<(Row | null)[]>,
) => ({
  id: { resolve: pointKey, parse: parsePointKey },
  loadManyWithoutCache: (points: Point[], { db, now }: { db: Db; now: Date }) => find(db, points, now),
});
