import { eq, getTableName, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import {
  actionItemProjects,
  agendaItemProjects,
  noteProjects,
  plannedTopicProjects,
  projects,
} from '../../db/tables/index.ts';
import type { At } from '../../reading/as-of.ts';
import { listsById, type Point, sharing } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import { type ProjectRow, projectColumns } from './rows.ts';

/** Projects of each row on the other side of a link table, by slug. */
const linkedBy =
  (link: PgTable, parentId: PgColumn, projectId: PgColumn) =>
  async (db: Db, parents: readonly Point[]): Promise<At<ProjectRow>[][]> => {
    const lists = await listsById(
      parents,
      (ids) =>
        prepared(db, `projects by ${getTableName(link)}`, () =>
          db
            .select({ project: projectColumns, parentId: sql<number>`${parentId}` })
            .from(link)
            .innerJoin(projects, eq(projects.id, projectId))
            .where(sql`${parentId} = any(${sql.placeholder('ids')}::int[])`)
            .orderBy(projects.slug),
        ).execute({ ids }),
      (row) => row.parentId,
    );
    const node = sharing<ProjectRow>();
    return lists.map((list, index) =>
      list.map(({ project }) => node(project, (parents[index] as Point).asOf)),
    );
  };

export const projectsOfNotes = linkedBy(noteProjects, noteProjects.noteId, noteProjects.projectId);
export const projectsOfAgendaItems = linkedBy(
  agendaItemProjects,
  agendaItemProjects.agendaItemId,
  agendaItemProjects.projectId,
);
export const projectsOfPlannedTopics = linkedBy(
  plannedTopicProjects,
  plannedTopicProjects.plannedTopicId,
  plannedTopicProjects.projectId,
);
export const projectsOfActionItems = linkedBy(
  actionItemProjects,
  actionItemProjects.actionItemId,
  actionItemProjects.projectId,
);
