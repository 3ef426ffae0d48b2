import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, identity, lettersOf, searchText, tsvector, wordsOf } from './columns.ts';
import { people } from './people.ts';

export const projects = pgTable(
  'projects',
  {
    id: identity(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    summary: text('summary').notNull(),
    organisations: text('organisations').array().notNull().default(sql`'{}'`),
    links: text('links').array().notNull().default(sql`'{}'`),
    /** Words that look like the project's name and are something else, such as `IMA` or `SELinux`. */
    notAliases: text('not_aliases').array().notNull().default(sql`'{}'`),
    /** Folder in the group's repository. */
    path: text('path'),
    /** Null where the project brings no kernel of its own. */
    kernelSeries: text('kernel_series'),
    kernelBase: text('kernel_base'),
    kernelForm: text('kernel_form'),
    enteredProjectsOn: day('entered_projects_on'),
    leftProjectsOn: day('left_projects_on'),
    /** CI runs of other branches never count. */
    defaultBranch: text('default_branch').notNull().default('master'),
    /** What the project adds to the base, in the channel's composition; null where it is not known. */
    delta: jsonb('delta'),
    /** The project that it was merged into: told by its lineage, which alone sets it. Null: it is one of its own. */
    mergedIntoId: integer('merged_into_id').references((): AnyPgColumn => projects.id),
    /** Day of the meeting that merged it: from then on no list of projects has it. */
    mergedOn: day('merged_on'),
    search: tsvector('search')
      .notNull()
      .generatedAlwaysAs(
        (): SQL =>
          sql`setweight(${wordsOf(sql`(${projects.name} || ' ' || ${projects.slug})`)}, 'A') || ${wordsOf(sql`(${projects.summary} || ' '::text || joined(${projects.organisations}) || ' '::text || coalesce(${projects.path}, ''::text) || ' '::text || joined(${projects.links}))`)}`,
      ),
  },
  (table) => [
    index('projects_search').using('gin', table.search),
    index('projects_merged').on(table.mergedIntoId).where(sql`${table.mergedIntoId} is not null`),
    index('projects_by_slug').on(sql`(${table.slug} collate "C")`),
    index('projects_by_letters').on(lettersOf(table.name), table.id),
  ],
);

export const projectAliases = pgTable(
  'project_aliases',
  {
    alias: text('alias').primaryKey(),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    position: integer('position').notNull(),
  },
  (table) => [
    index('project_aliases_project').on(table.projectId, table.position),
    index('project_aliases_words').using(
      'gin',
      sql`to_tsvector('simple'::regconfig, ${searchText(table.alias)})`,
    ),
  ],
);

/** Every word that one project alone is called by: its slug, name and aliases, folded. */
export const projectWords = pgTable(
  'project_words',
  {
    folded: text('folded').primaryKey(),
    /** The same for words that only look alike. */
    skeleton: text('skeleton').notNull(),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
  },
  (table) => [
    index('project_words_project').on(table.projectId),
    index('project_words_skeleton').on(table.skeleton),
  ],
);

export const projectPeople = pgTable(
  'project_people',
  {
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.personId] }),
    index('project_people_person').on(table.personId),
  ],
);
