import { eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import { alias, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import {
  agendaItemPresenters,
  people,
  plannedTopicPresenters,
  projectPeople,
} from '../../db/tables/index.ts';
import { listsById } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { PersonRow } from './row.ts';

const handles = alias(people, 'handles');

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
