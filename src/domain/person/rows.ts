import { eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import { alias, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import {
  agendaItemPresenters,
  people,
  plannedTopicPresenters,
  projectPeople,
} from '../../db/tables/index.ts';
import { listsById } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';

export type PersonRow = typeof people.$inferSelect;

const handles = alias(people, 'handles');

/** The people that these ids are of, each as who they are by all of their handles; null in the place of each null. */
export async function findPeople(db: Db, ids: readonly (number | null)[]): Promise<(PersonRow | null)[]> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (!wanted.length) return ids.map(() => null);
  const rows = await prepared(db, 'people by id', () =>
    db
      .select({ asked: handles.id, person: getTableColumns(people) })
      .from(handles)
      .innerJoin(people, eq(people.id, sql`coalesce(${handles.joinedTo}, ${handles.id})`))
      .where(sql`${handles.id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: wanted });
  const byId = new Map(rows.map(({ asked, person }) => [asked, person]));
  return ids.map((id) => (id === null ? null : (byId.get(id) ?? null)));
}

/** All handles of each person, the one that they go by first. */
export async function handlesOf(db: Db, list: readonly { id: number }[]): Promise<string[][]> {
  const rows = await prepared(db, 'handles of people', () =>
    db
      .select({ id: sql<number>`asked.id`, handle: people.handle })
      .from(sql`unnest(${sql.placeholder('ids')}::int[]) as asked(id)`)
      .innerJoin(people, sql`${people.id} in (select handles_of(asked.id))`)
      .orderBy(sql`(${people.joinedTo} is not null)`, people.id),
  ).execute({ ids: [...new Set(list.map(({ id }) => id))] });
  return list.map(({ id }) => rows.filter((row) => row.id === id).map(({ handle }) => handle));
}

/** The person, by any of their handles, which are compared without case. Null where nobody has it. */
export async function findPersonByHandle(db: Db, handle: string): Promise<PersonRow | null> {
  const [row] = await prepared(db, 'person by handle', () =>
    db
      .select()
      .from(people)
      .where(
        sql`${people.id} = (select coalesce(known.joined_to, known.id) from people known
          where lower(known.handle) = lower(${sql.placeholder('handle')}) and known.duplicate_of is null)`,
      ),
  ).execute({ handle });
  return row ?? null;
}

/** People of each row on the other side of a link table, in the order they are named in. */
const linkedBy =
  (link: PgTable, columns: { parentId: PgColumn; personId: PgColumn; position: PgColumn }) =>
  async (db: Db, parents: readonly { id: number }[]): Promise<PersonRow[][]> => {
    const lists = await listsById(
      parents,
      (ids) =>
        prepared(db, `people by ${getTableName(link)}`, () =>
          db
            .select({ person: getTableColumns(people), parentId: sql<number>`${columns.parentId}` })
            .from(link)
            .innerJoin(handles, eq(handles.id, columns.personId))
            .innerJoin(people, eq(people.id, sql`coalesce(${handles.joinedTo}, ${handles.id})`))
            .where(sql`${columns.parentId} = any(${sql.placeholder('ids')}::int[])`)
            .orderBy(columns.position, people.id),
        ).execute({ ids }),
      (row) => row.parentId,
    );
    // Two handles of a row may be one person's.
    return lists.map((list) => [...new Map(list.map(({ person }) => [person.id, person])).values()]);
  };

const { projectId, ...ofProject } = getTableColumns(projectPeople);
const { agendaItemId, ...ofItem } = getTableColumns(agendaItemPresenters);
const { plannedTopicId, ...ofTopic } = getTableColumns(plannedTopicPresenters);

export const peopleOfProjects = linkedBy(projectPeople, { parentId: projectId, ...ofProject });
export const presentersOfAgendaItems = linkedBy(agendaItemPresenters, { parentId: agendaItemId, ...ofItem });
export const presentersOfPlannedTopics = linkedBy(plannedTopicPresenters, {
  parentId: plannedTopicId,
  ...ofTopic,
});
