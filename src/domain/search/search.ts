import { asc, desc, sql } from 'drizzle-orm';
import { date, integer, pgTable, real, text } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import { type At, TODAY } from '../../reading/as-of.ts';
import { type Page, type PageArgs, type Reading, readPages } from '../../reading/page.ts';
import { decoded } from '../../reading/page-query.ts';
import type { Find, Point } from '../../reading/point.ts';
import type { Order, Source } from '../../reading/source.ts';
import { knownOf } from '../ledger/known.ts';
import { findMeetings, type MeetingRow } from '../meeting/rows.ts';
import { findNotes, type NoteRow } from '../note/rows.ts';
import { findProjects, type ProjectRow } from '../project/rows.ts';
import { hitsOf, type Kind } from './hits.ts';
import { readTerms } from './query.ts';

export { type Kind, MOST_FOUND, MOST_LOOKED_AT } from './hits.ts';

/** Not a table of the database: what the search finds has these columns. */
const hits = pgTable('hits', {
  kind: text('kind', { enum: ['Meeting', 'Note', 'Project'] }).notNull(),
  id: integer('id').notNull(),
  rank: real('rank').notNull(),
  day: date('day', { mode: 'string' }).notNull(),
});
type Hit = typeof hits.$inferSelect;

export type Found =
  | { kind: 'Project'; node: At<ProjectRow> }
  | { kind: 'Meeting'; node: At<MeetingRow> }
  | { kind: 'Note'; node: At<NoteRow> };

export interface SearchOptions {
  /** All kinds when absent. */
  kinds?: readonly Kind[] | null;
}

/** Projects, meetings and notes in which all of the words stand: the best match first, or the newest, by the day of the meeting. */
export async function search(
  db: Db,
  query: string,
  { first, after, kinds, newestFirst }: PageArgs & SearchOptions,
  reading: Reading,
): Promise<Page<Found>> {
  const source = await hitsFor(db, query, kinds ?? KINDS, newestFirst ?? false);
  const [page] = await readPages<Hit>(db, source, [{ id: 0, asOf: TODAY }], { first, after }, reading);
  if (!page) throw new Error('one point has one page');
  const [foundProjects, foundMeetings, foundNotes] = await Promise.all(
    (
      [
        ['Project', findProjects],
        ['Meeting', findMeetings],
        ['Note', findNotes],
      ] as const
    ).map(([kind, find]) =>
      (find as Find<{ id: number }>)(
        db,
        page.nodes.map((hit): Point | null => (hit.kind === kind ? hit : null)),
        reading.now,
      ),
    ),
  );
  const edges = page.edges.flatMap(({ cursor, node: { kind } }, index) => {
    const node = foundProjects?.[index] ?? foundMeetings?.[index] ?? foundNotes?.[index];
    return node ? [{ cursor, node: { kind, node } as Found }] : [];
  });
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}

const KINDS: readonly Kind[] = ['Meeting', 'Note', 'Project'];

/** Everything that matches, within the bounds, in the order asked for: found once for all pages and for their count. */
async function hitsFor(
  db: Db,
  query: string,
  kinds: readonly Kind[],
  isNewestFirst: boolean,
): Promise<Source<Hit>> {
  const order = orderOf(isNewestFirst);
  const found = await knownOf(
    db,
    `hits ${isNewestFirst} ${kinds.join(' ')} ${query}`,
    () =>
      db
        .select(decoded(columns))
        .from(sql`(${hitsOf(readTerms(query), kinds, isNewestFirst)}) as hits (kind, id, rank, day)`)
        .orderBy(...order.keys.map((key) => (key.isDescending ? desc(key.sql) : asc(key.sql))))
        .prepare('')
        .execute(),
    'FOUND',
  );
  const places = found.map((_, place) => place);
  const only = (some: readonly number[]) => {
    const all = (column: keyof Hit) => sql.param(some.map((place) => found[place]?.[column]));
    return {
      from: sql`unnest(${all('kind')}::text[], ${all('id')}::int[], ${all('rank')}::real[], ${all('day')}::date[]) as hits (kind, id, rank, day)`,
      where: sql`true`,
    };
  };
  return {
    ...{ name: 'Query.search', columns, as: 'hits', order, isDynamic: true },
    ...{ ...only(places), listed: { ids: places, only } },
  };
}

const columns = { kind: hits.kind, id: hits.id, rank: hits.rank, day: hits.day };

const orderOf = (isNewestFirst: boolean): Order => ({
  name: isNewestFirst ? 'Query.search newest' : 'Query.search',
  keys: [
    isNewestFirst
      ? { sql: hits.day, type: 'date', isDescending: true }
      : { sql: hits.rank, type: 'real', isDescending: true },
    { sql: sql`${hits.kind} collate "C"`, type: 'text' },
    { sql: hits.id, type: 'integer', isDescending: isNewestFirst },
  ],
});
