import { may, type Permission } from '../domain/access/permissions.ts';
import type { Find, Point } from '../domain/point.ts';
import type { Context } from './context.ts';
import { parsePointKey } from './id.ts';

/** Options of a `Node` that is there only for who may read it: for all others its id is that of nothing. */
export const nodeFor = <Row>(permission: Permission, find: Find<Row>) => ({
  id: { resolve: ({ id }: { id: number }) => String(id), parse: parsePointKey },
  loadManyWithoutCache: (points: Point[], { db, viewer, now }: Context) =>
    may(viewer, permission) ? find(db, points, now) : points.map(() => null),
});
