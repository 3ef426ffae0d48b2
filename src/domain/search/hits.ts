import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { searchText, wordsOfAttendance, wordsOfMeeting } from '../../db/tables/columns.ts';
import { agendaItems, attendances, meetings, notes, people, projects } from '../../db/tables/index.ts';
import { type SearchTerms, standIn } from './query.ts';

/** Of each kind so many that match are ranked and counted, the newest of them. */
export const MOST_FOUND = 1000;
/** Of each kind so many are looked at, the newest, where nothing that is looked for is a word. */
export const MOST_LOOKED_AT = 2000;
/** So many people are meant by a name. */
const MOST_PEOPLE = 100;

export type Kind = 'Meeting' | 'Note' | 'Project';

/** Rows (kind, id, rank, day); without `isDated` the days are not looked up. */
export function hitsOf(terms: SearchTerms, kinds: readonly Kind[], isDated: boolean): SQL {
  const parts = { Meeting: meetingHits, Note: noteHits, Project: projectHits };
  const asked = (Object.keys(parts) as Kind[]).filter((kind) => kinds.includes(kind));
  if (!asked.length) return sql`select 'Note', 0, 0::real, ${NO_DAY} where false`;
  return sql.join(
    asked.map((kind) => parts[kind](terms, isDated)),
    sql` union all `,
  );
}

const NO_DAY = sql`'0001-01-01'::date`;

/** What is no word is in no index: it is looked for in the newest rows. */
const within = ({ words }: SearchTerms, table: SQLWrapper, name: string): SQL =>
  words ? sql`${table}` : newest(table, name);

const newest = (table: SQLWrapper, name: string): SQL =>
  sql`(select * from ${table} order by id desc limit ${MOST_LOOKED_AT}) as ${sql.identifier(name)}`;

/** By an expression that no index has: walking the rows by their ids in search of a word that is rare would read all of them. */
const newestFirst = (id: SQLWrapper): SQL => sql`order by ${id} + 0 desc limit ${MOST_FOUND}`;

/** Ids of the people who are called so, to be found by an index of theirs. */
const called = (names: SQLWrapper): SQL =>
  sql`(array(select ${people.id} from ${people}
    where to_tsvector('simple'::regconfig, ${searchText(sql`((${people.handle} || ' '::text) || coalesce(${people.name}, ''::text))`)}) @@ ${names}
    limit ${MOST_PEOPLE}))`;

/** By what the note says, or by who said it. */
const noteHits = (terms: SearchTerms, isDated: boolean) => sql`
  select 'Note', found.id, max(found.rank), ${isDated ? sql`max(met.date)` : NO_DAY} from (
    select said.id, said.meeting_id, ${rank(terms, sql`said.search`)} as rank from (
      select ${notes.id}, ${notes.meetingId}, ${notes.search} from ${within(terms, notes, 'notes')} where ${matches(terms, notes.search, notes.text)}
      ${newestFirst(notes.id)}
    ) as said
    ${
      terms.names
        ? sql`union all (
      select ${notes.id}, ${notes.meetingId}, 0::real from ${notes} where ${notes.speakerId} = any(${called(terms.names)})
      ${newestFirst(notes.id)})`
        : sql``
    }
  ) as found ${isDated ? sql`join meetings as met on met.id = found.meeting_id` : sql``} group by found.id`;

/** By what is said of the project, by an alias, or by who works on it. */
const projectHits = (terms: SearchTerms, isDated: boolean) => sql`
  select 'Project', found.id, max(found.rank), ${
    isDated
      ? sql`coalesce((select max(record.meeting_date) from status_changes as record where record.project_id = found.id), ${NO_DAY})`
      : NO_DAY
  } from (
    select said.id, ${rank(terms, sql`said.search`)} as rank from (
      select ${projects.id}, ${projects.search} from ${within(terms, projects, 'projects')}
      where ${matches(terms, projects.search, sql`concat_ws(' ', ${projects.name}, ${projects.slug}, ${projects.summary}, ${projects.path}, array_to_string(${projects.organisations} || ${projects.links}, ' '))`)}
      ${newestFirst(projects.id)}
    ) as said
    ${
      terms.names
        ? sql`union all (
      select other.project_id, 1::real from project_aliases as other
      where to_tsvector('simple'::regconfig, ${searchText(sql`other.alias`)}) @@ ${terms.names} and ${standIn(terms.literals, sql`other.alias`)}
      ${newestFirst(sql`other.project_id`)})
    union all (
      select worker.project_id, 0::real from project_people as worker where worker.person_id = any(${called(terms.names)})
      ${newestFirst(sql`worker.project_id`)})`
        : sql``
    }
  ) as found group by found.id`;

/** By an item of the agenda; by the day, the place and the organisations present; or by the scribe, who presented, and who was there. */
const meetingHits = (terms: SearchTerms, isDated: boolean) => sql`
  select 'Meeting', found.id, max(found.rank), ${isDated ? sql`max(met.date)` : NO_DAY} from (
    select items.meeting_id as id, ${rank(terms, sql`items.search`)} as rank from (
      select ${agendaItems.meetingId}, ${agendaItems.search} from ${within(terms, agendaItems, 'agenda_items')}
      where ${matches(terms, agendaItems.search, agendaItems.title)}
      ${newestFirst(agendaItems.id)}
    ) as items
    union all (
      select ${meetings.id}, 1::real from ${within(terms, meetings, 'meetings')}
      where ${
        terms.names
          ? sql`to_tsvector('simple'::regconfig, ${wordsOfMeeting(meetings)}) @@ ${terms.names} and`
          : sql``
      } ${standIn(
        terms.literals,
        sql`concat_ws(' ', ${meetings.date}::text, ${meetings.location}, array_to_string(${meetings.attendeeOrganisations}, ' '))`,
      )}
      ${newestFirst(meetings.id)})
    ${
      terms.names
        ? sql`union all (
      select ${meetings.id}, 0.5::real from ${meetings} where ${meetings.scribeId} = any(${called(terms.names)})
      ${newestFirst(meetings.id)})
    union all (
      select item.meeting_id, 0.5::real from agenda_item_presenters as presenter
        join agenda_items as item on item.id = presenter.agenda_item_id
      where presenter.person_id = any(${called(terms.names)})
      ${newestFirst(sql`item.meeting_id`)})
    union all (
      select ${attendances.meetingId}, 0.5::real from ${attendances}
      where ${attendances.state} = 'PRESENT' and ${attendances.personId} = any(${called(terms.names)})
      ${newestFirst(attendances.meetingId)})
    union all (
      select ${attendances.meetingId}, 0.5::real from ${attendances}
      where ${attendances.state} = 'PRESENT' and to_tsvector('simple'::regconfig, ${wordsOfAttendance(attendances)}) @@ ${terms.names}
        and ${standIn(terms.literals, attendances.name)}
      ${newestFirst(attendances.meetingId)})`
        : sql``
    }
  ) as found ${isDated ? sql`join meetings as met on met.id = found.id` : sql``} group by found.id`;

const matches = ({ words, literals }: SearchTerms, vector: SQLWrapper, text: SQLWrapper): SQL =>
  words ? sql`(${vector} @@ ${words} and ${standIn(literals, text)})` : sql`(${standIn(literals, text)})`;

const rank = ({ words }: SearchTerms, vector: SQLWrapper): SQL =>
  words ? sql`ts_rank(${vector}, ${words})` : sql`0::real`;
