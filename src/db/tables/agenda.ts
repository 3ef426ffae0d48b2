import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { identity, tsvector, wordsOf } from './columns.ts';
import { projectLinkVia } from './enums.ts';
import { meetings } from './meetings.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

export const agendaItems = pgTable(
  'agenda_items',
  {
    id: identity(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meetings.id),
    parentId: integer('parent_id').references((): AnyPgColumn => agendaItems.id, { onDelete: 'cascade' }),
    /** Order in the source, counted over items and sub-items together. */
    position: integer('position').notNull(),
    title: text('title').notNull(),
    minutes: integer('minutes'),
    /** Who presents it without a handle, as they are written. */
    presenterNames: text('presenter_names').array().notNull().default(sql`'{}'`),
    lineStart: integer('line_start'),
    lineEnd: integer('line_end'),
    search: tsvector('search')
      .notNull()
      .generatedAlwaysAs((): SQL => wordsOf(agendaItems.title)),
  },
  (table) => [
    index('agenda_items_meeting').on(table.meetingId, table.position),
    index('agenda_items_search').using('gin', table.search),
  ],
);

export const agendaItemPresenters = pgTable(
  'agenda_item_presenters',
  {
    agendaItemId: integer('agenda_item_id')
      .notNull()
      .references(() => agendaItems.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.agendaItemId, table.personId] }),
    index('agenda_item_presenters_person').on(table.personId),
  ],
);

export const agendaItemProjects = pgTable(
  'agenda_item_projects',
  {
    agendaItemId: integer('agenda_item_id')
      .notNull()
      .references(() => agendaItems.id, { onDelete: 'cascade' }),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    via: projectLinkVia('via').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.agendaItemId, table.projectId] }),
    index('agenda_item_projects_project').on(table.projectId),
  ],
);
