import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

/** Slugs that projects had before; each goes on naming its project, and is never another's. */
export const formerSlugs = pgTable(
  'former_slugs',
  {
    slug: text('slug').primaryKey(),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    replacedAt: instant('replaced_at').notNull().defaultNow(),
    replacedBy: integer('replaced_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [index('former_slugs_project').on(table.projectId)],
);
