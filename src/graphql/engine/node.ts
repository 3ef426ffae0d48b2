import type { Db } from '../../db/index.ts';
import { may, type Permission } from '../../domain/act/permissions.ts';
import type { Find, Point } from '../../reading/point.ts';
import type { Context } from './context.ts';
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

/** Options of a `Node` that is there only for who may read it: for all others its id is that of nothing. */
export const nodeFor = <Row>(permission: Permission, find: Find<Row>) => ({
  id: { resolve: ({ id }: { id: number }) => String(id), parse: parsePointKey },
  loadManyWithoutCache: (points: Point[], { db, viewer, now }: Context) =>
    may(viewer, permission) ? find(db, points, now) : points.map(() => null),
});
