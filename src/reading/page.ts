import type { PgColumn } from 'drizzle-orm/pg-core';
import { USUAL_PAGE } from '../base/page-size.ts';
import type { Db } from '../db/index.ts';
import type { At } from './as-of.ts';
import { decodeCursor, encodeCursor, PageError } from './cursor.ts';
import { byAge } from './newest.ts';
import { countQuery, keyColumns, type PageRow, pageQuery, shapeName } from './page-query.ts';
import { byPoint, type Point, pointValues } from './point.ts';
import { prepared } from './prepared.ts';
import { mapFaster } from './row-mapper.ts';
import type { Order, Source } from './source.ts';
import { narrowed, type Wanted } from './wanted.ts';

export { CursorError, PageError } from './cursor.ts';

export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  /** The newest rows first, or the oldest; absent: in the order of the connection. */
  newestFirst?: boolean | null;
}

export interface Page<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** Counts, for all the pages that were read together, when it is first asked. */
  totalCount: () => Promise<number>;
}

export interface Reading {
  now: Date;
  /** Largest page. */
  maxPageSize: number;
}

/**
 * One page of the same connection below each point, by one statement. Rows have the columns that are wanted, and cursors only where
 * these are wanted too.
 * @throws PageError, CursorError
 */
export async function readPages<Row extends object>(
  db: Db,
  listed: Source<Row>,
  points: readonly Point[],
  args: PageArgs,
  { now, maxPageSize }: Reading,
  wanted: Wanted | null = null,
): Promise<Page<At<Row>>[]> {
  const whole = byAge(listed, args.newestFirst);
  const { size, isBackward } = sizeOf(args, maxPageSize);
  const after = keyValues('after', args.after, whole.order);
  const before = keyValues('before', args.before, whole.order);
  if (!points.length) return [];
  const beginsAtAnEnd = !after && !before && typeof args.newestFirst !== 'boolean';
  const source = beginsAtAnEnd ? endOf(whole, size + 1, isBackward) : whole;
  const asked = pointValues(points, now);
  const hasCursors = wanted === null || wanted.cursors;
  const own = hasCursors ? keyColumns(source) : [];
  const shape = { isBackward, hasAfter: after !== null, hasBefore: before !== null, hasKeys: own === null };
  const { name, columns } = narrowed(
    shapeName(`page ${source.order.name}`, shape),
    source.columns as Record<string, PgColumn>,
    wanted,
    own ?? [],
  );
  const rows = await run<PageRow<Row>>(
    db,
    source,
    name,
    () => pageQuery(db, source, columns, shape) as never,
    { ...asked, limit: size + 1, ...named('after', after), ...named('before', before) },
  );
  const keysOf = (row: Row, keys: string | undefined): string[] => {
    if (!hasCursors) throw new Error(`The cursors of ${source.name} were not wanted, and are asked for.`);
    return own?.map((key) => String(row[key as keyof Row])) ?? JSON.parse(keys ?? '[]');
  };
  let counts: Promise<number[]> | undefined;
  return byPoint(points, rows).map((list, index) => {
    const [first] = list;
    const found = list.filter(({ isThere }) => isThere);
    const hasMore = found.length > size;
    const { asOf } = points[index] as Point;
    const taken = found.slice(0, size);
    if (isBackward) taken.reverse();
    const cursorOf = ({ keys, row }: PageRow<Row>) => encodeCursor(source.order.name, keysOf(row, keys));
    const edges = taken.map((each) => new Edge(Object.assign(each.row, { asOf }), each, cursorOf));
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: {
        hasPreviousPage: (isBackward && hasMore) || first?.isPrecededBy === true,
        hasNextPage: (!isBackward && hasMore) || first?.isFollowedBy === true,
        get startCursor() {
          return edges[0]?.cursor ?? null;
        },
        get endCursor() {
          return edges.at(-1)?.cursor ?? null;
        },
      },
      totalCount: async () => {
        if (whole.listed) return whole.listed.ids.length;
        counts ??= countsOf(db, whole, asked);
        return (await counts)[index] ?? 0;
      },
    };
  });
}

/** The first rows of what is listed, or the last: no others need be sorted for a page that begins or ends there. */
function endOf<Row>(source: Source<Row>, most: number, isBackward: boolean): Source<Row> {
  if (!source.listed) return source;
  const { ids, only } = source.listed;
  return { ...source, ...only(isBackward ? ids.slice(-most) : ids.slice(0, most)) };
}

/** How many rows there are below each point. */
function countsOf<Row>(
  db: Db,
  source: Source<Row>,
  asked: ReturnType<typeof pointValues>,
): Promise<number[]> {
  const name = `count ${source.order.name}`;
  const count = async () => {
    const build = () => countQuery(db, source) as never;
    return (await run<{ count: number }>(db, source, name, build, asked)).map((row) => row.count);
  };
  if (!source.keepCounts) return count();
  const { now: _, ...points } = asked;
  return source.keepCounts(db, `${name} ${JSON.stringify(points)}`, count);
}

/** Most readers ask for nodes alone, so that a cursor is made for whoever asks for it. */
class Edge<Row> {
  readonly node: At<Row>;
  readonly #read: PageRow<Row>;
  readonly #cursorOf: (read: PageRow<Row>) => string;
  constructor(node: At<Row>, read: PageRow<Row>, cursorOf: (read: PageRow<Row>) => string) {
    this.node = node;
    this.#read = read;
    this.#cursorOf = cursorOf;
  }
  get cursor(): string {
    return this.#cursorOf(this.#read);
  }
}

interface Query<Row> {
  prepare(name: string): { execute(values: Record<string, unknown>): Promise<Row[]> };
}

const run = <Row>(
  db: Db,
  { isDynamic }: { isDynamic?: boolean },
  name: string,
  build: () => Query<Row>,
  values: Record<string, unknown>,
): Promise<Row[]> =>
  // A statement that is used once gets no name: the server would keep it for the life of the connection.
  (isDynamic ? mapFaster(build().prepare('')) : prepared(db, name, build)).execute(values);

/** @throws PageError */
export function sizeOf({ first, last }: PageArgs, most: number): { size: number; isBackward: boolean } {
  if (isGiven(first) && isGiven(last)) throw new PageError('Expected first or last; got both.');
  const [name, size] = isGiven(last) ? ['last', last] : ['first', first ?? Math.min(USUAL_PAGE, most)];
  if (!Number.isInteger(size) || Number(size) < 0 || Number(size) > most)
    throw new PageError(`Expected ${name} from 0 to ${most}; got ${size}.`);
  return { size: Number(size), isBackward: name === 'last' };
}

const isGiven = (value: number | null | undefined): value is number => value !== null && value !== undefined;

const keyValues = (argument: string, cursor: string | null | undefined, order: Order): string[] | null =>
  typeof cursor === 'string' ? decodeCursor(cursor, argument, order.name, order.keys) : null;

const named = (cursor: string, values: string[] | null) =>
  Object.fromEntries((values ?? []).map((value, at) => [`${cursor}${at}`, value]));
