import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { integer, pgTable, real, text } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import { agendaItems, meetings, notes, projects } from '../../db/tables/index.ts';
import { type At, TODAY } from '../as-of.ts';
import { findMeetings } from '../meeting/find.ts';
import type { MeetingRow } from '../meeting/row.ts';
import { findNotes } from '../note/find.ts';
import type { NoteRow } from '../note/row.ts';
import { type Page, type PageArgs, type Reading, readPages, type Source } from '../page.ts';
import type { Find, Point } from '../point.ts';
import { findProjects } from '../project/find.ts';
import type { ProjectRow } from '../project/row.ts';
import { readTerms, type SearchTerms, standIn } from './query.ts';

/** Not a table of the database: what the search finds has these columns. */
const hits = pgTable('hits', {
  kind: text('kind', { enum: ['Meeting', 'Note', 'Project'] }).notNull(),
  id: integer('id').notNull(),
  rank: real('rank').notNull(),
});
type Hit = typeof hits.$inferSelect;

export type Found =
  | { kind: 'Project'; node: At<ProjectRow> }
  | { kind: 'Meeting'; node: At<MeetingRow> }
  | { kind: 'Note'; node: At<NoteRow> };

/** Projects, meetings and notes in which all of the words stand, the best match first. */
export async function search(db: Db, query: string, args: PageArgs, reading: Reading): Promise<Page<Found>> {
  const source = hitsFor(readTerms(query));
  const [page] = await readPages<Hit>(db, source, [{ id: 0, asOf: TODAY }], args, reading);
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

const hitsFor = (terms: SearchTerms): Source<Hit> => ({
  name: 'Query.search',
  columns: { kind: hits.kind, id: hits.id, rank: hits.rank },
  as: 'hits',
  from: sql`(${projectHits(terms)} union all ${meetingHits(terms)} union all ${noteHits(terms)}) as hits (kind, id, rank)`,
  where: sql`true`,
  order: {
    name: 'Query.search',
    keys: [
      { sql: hits.rank, type: 'real', isDescending: true },
      { sql: sql`${hits.kind} collate "C"`, type: 'text' },
      { sql: hits.id, type: 'integer' },
    ],
  },
  isDynamic: true,
});

const noteHits = (terms: SearchTerms) => sql`
  select 'Note', ${notes.id}, ${rank(terms, notes.search)} from ${notes}
  where ${matches(terms, notes.search, notes.text)}`;

/** By what is said of the project; or by an alias or an organisation in which all of it stands. */
const projectHits = (terms: SearchTerms) => sql`
  select 'Project', ${projects.id}, case when ${isNamed(terms)} then 1::real else ${rank(terms, projects.search)} end
  from ${projects}
  where ${matches(terms, projects.search, sql`${projects.name} || ' ' || ${projects.slug} || ' ' || ${projects.summary}`)}
    or ${isNamed(terms)}
    or exists (select from unnest(${projects.organisations}) as organisation where ${standIn(terms.all, sql`organisation`)})`;

const isNamed = (terms: SearchTerms) => sql`exists (
  select from project_aliases as other
  where other.project_id = ${projects.id} and ${standIn(terms.all, sql`other.alias`)})`;

/** By an item of the agenda; or by the date, the location and the organisations present. */
const meetingHits = (terms: SearchTerms) => sql`
  select 'Meeting', ${meetings.id}, max(found.rank) from (
    select ${agendaItems.meetingId} as id, ${rank(terms, agendaItems.search)} as rank from ${agendaItems}
    where ${matches(terms, agendaItems.search, agendaItems.title)}
    union all
    select ${meetings.id}, 1::real from ${meetings}
    where ${standIn(
      terms.all,
      sql`concat_ws(' ', ${meetings.date}::text, ${meetings.location}, array_to_string(${meetings.attendeeOrganisations}, ' '))`,
    )}
  ) as found join ${meetings} on ${meetings.id} = found.id group by ${meetings.id}`;

const matches = ({ words, literals }: SearchTerms, vector: SQLWrapper, text: SQLWrapper): SQL =>
  words ? sql`(${vector} @@ ${words} and ${standIn(literals, text)})` : sql`(${standIn(literals, text)})`;

const rank = ({ words }: SearchTerms, vector: SQLWrapper): SQL =>
  words ? sql`ts_rank(${vector}, ${words})` : sql`0::real`;
