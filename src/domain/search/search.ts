import { sql } from 'drizzle-orm';
import { date, integer, pgTable, real, text } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import { type At, TODAY } from '../../reading/as-of.ts';
import { type Page, type PageArgs, type Reading, readPages } from '../../reading/page.ts';
import type { Find, Point } from '../../reading/point.ts';
import type { Source } from '../../reading/source.ts';
import { findMeetings, type MeetingRow } from '../meeting/rows.ts';
import { findNotes, type NoteRow } from '../note/rows.ts';
import { findProjects, type ProjectRow } from '../project/rows.ts';
import { hitsOf, type Kind } from './hits.ts';
import { readTerms, type SearchTerms } from './query.ts';

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
  const source = hitsFor(readTerms(query), kinds ?? KINDS, newestFirst ?? false);
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

const hitsFor = (terms: SearchTerms, kinds: readonly Kind[], isNewestFirst: boolean): Source<Hit> => ({
  name: 'Query.search',
  columns: { kind: hits.kind, id: hits.id, rank: hits.rank, day: hits.day },
  as: 'hits',
  from: sql`(${hitsOf(terms, kinds, isNewestFirst)}) as hits (kind, id, rank, day)`,
  where: sql`true`,
  order: {
    name: isNewestFirst ? 'Query.search newest' : 'Query.search',
    keys: [
      isNewestFirst
        ? { sql: hits.day, type: 'date', isDescending: true }
        : { sql: hits.rank, type: 'real', isDescending: true },
      { sql: sql`${hits.kind} collate "C"`, type: 'text' },
      { sql: hits.id, type: 'integer', isDescending: isNewestFirst },
    ],
  },
  isDynamic: true,
});
