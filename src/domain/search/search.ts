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

/** Of each kind so many that match are ranked and counted, the newest of them. */
export const MOST_FOUND = 1000;
/** Of each kind so many are looked at, the newest, where nothing that is looked for is a word. */
export const MOST_LOOKED_AT = 2000;

/** What is no word is in no index: it is looked for in the newest rows. */
const within = ({ words }: SearchTerms, table: SQLWrapper, name: string): SQL =>
  words ? sql`${table}` : newest(table, name);

const newest = (table: SQLWrapper, name: string): SQL =>
  sql`(select * from ${table} order by id desc limit ${MOST_LOOKED_AT}) as ${sql.identifier(name)}`;

/** By an expression that no index has: walking the rows by their ids in search of a word that is rare would read all of them. */
const newestFirst = (id: SQLWrapper): SQL => sql`order by ${id} + 0 desc limit ${MOST_FOUND}`;

const noteHits = (terms: SearchTerms) => sql`
  select 'Note', found.id, ${rank(terms, sql`found.search`)} from (
    select ${notes.id}, ${notes.search} from ${within(terms, notes, 'notes')} where ${matches(terms, notes.search, notes.text)}
    ${newestFirst(notes.id)}
  ) as found`;

/** By what is said of the project; or by an alias or an organisation in which all of it stands. */
const projectHits = (terms: SearchTerms) => sql`
  select 'Project', found.id, max(found.rank) from (
    select said.id, ${rank(terms, sql`said.search`)} as rank from (
      select ${projects.id}, ${projects.search} from ${within(terms, projects, 'projects')}
      where ${matches(terms, projects.search, sql`${projects.name} || ' ' || ${projects.slug} || ' ' || ${projects.summary}`)}
      ${newestFirst(projects.id)}
    ) as said
    ${namedHits(terms)}
  ) as found group by found.id`;

/** Names are found through an index by how their words begin; then all that is looked for must stand in one of them. */
const namedHits = ({ names, all }: SearchTerms): SQL =>
  names
    ? sql`union all (
        select other.project_id, 1::real from project_aliases as other
        where to_tsvector('simple'::regconfig, other.alias) @@ ${names} and ${standIn(all, sql`other.alias`)}
        ${newestFirst(sql`other.project_id`)})
      union all (
        select ${projects.id}, 0::real from ${projects}
        where words_of_names(${projects.organisations}) @@ ${names}
          and exists (select from unnest(${projects.organisations}) as organisation where ${standIn(all, sql`organisation`)})
        ${newestFirst(projects.id)})`
    : sql``;

/** By an item of the agenda; or by the date, the location and the organisations present. */
const meetingHits = (terms: SearchTerms) => sql`
  select 'Meeting', found.id, max(found.rank) from (
    select items.meeting_id as id, ${rank(terms, sql`items.search`)} as rank from (
      select ${agendaItems.meetingId}, ${agendaItems.search} from ${within(terms, agendaItems, 'agenda_items')}
      where ${matches(terms, agendaItems.search, agendaItems.title)}
      ${newestFirst(agendaItems.id)}
    ) as items
    union all
    select ${meetings.id}, 1::real from ${newest(meetings, 'meetings')}
    where ${standIn(
      terms.all,
      sql`concat_ws(' ', ${meetings.date}::text, ${meetings.location}, array_to_string(${meetings.attendeeOrganisations}, ' '))`,
    )}
  ) as found group by found.id`;

const matches = ({ words, literals }: SearchTerms, vector: SQLWrapper, text: SQLWrapper): SQL =>
  words ? sql`(${vector} @@ ${words} and ${standIn(literals, text)})` : sql`(${standIn(literals, text)})`;

const rank = ({ words }: SearchTerms, vector: SQLWrapper): SQL =>
  words ? sql`ts_rank(${vector}, ${words})` : sql`0::real`;
