import { decodeCursor, encodeCursor } from './cursor.ts';
import { type Page, type PageArgs, type Reading, sizeOf } from './page.ts';

/**
 * One page of rows that are worked out rather than stored, and so cannot be paged by the database: they come in the order
 * of a key that is unique, ascending by its code units.
 * @param name carried by cursors, so that those of another connection are refused
 * @throws PageError, CursorError
 */
export function pageOfList<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  name: string,
  args: PageArgs,
  { maxPageSize }: Pick<Reading, 'maxPageSize'>,
): Page<Row> {
  const { size, isBackward } = sizeOf(args, maxPageSize);
  const after = keyIn('after', args.after, name);
  const before = keyIn('before', args.before, name);
  const within = rows.filter(
    (row) => (after === null || keyOf(row) > after) && (before === null || keyOf(row) < before),
  );
  const taken = isBackward ? within.slice(Math.max(0, within.length - size)) : within.slice(0, size);
  const edges = taken.map((node) => ({ cursor: encodeCursor(name, [keyOf(node)]), node }));
  const [first, last] = [taken[0], taken.at(-1)];
  return {
    edges,
    nodes: taken,
    pageInfo: {
      hasPreviousPage: first === undefined ? false : rows[0] !== first,
      hasNextPage: last === undefined ? false : rows.at(-1) !== last,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: async () => rows.length,
  };
}

const keyIn = (argument: string, cursor: string | null | undefined, name: string): string | null =>
  typeof cursor === 'string' ? (decodeCursor(cursor, argument, name, [{ type: 'text' }])[0] ?? null) : null;
