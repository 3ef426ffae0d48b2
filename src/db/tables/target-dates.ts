import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { day, identity, instant } from './columns.ts';
import { readiness } from './enums.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

/** By when a project means to reach a level. Append-only: the last one said of a level counts, those before it are its slips. */
export const targetDates = pgTable(
  'target_dates',
  {
    id: identity(),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    to: readiness('to').notNull(),
    /** Null: there is no longer a target date. */
    date: day('date'),
    reason: text('reason').notNull(),
    saidAt: instant('said_at').notNull().defaultNow(),
    saidBy: integer('said_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [index('target_dates_of_project').on(table.projectId, table.to, table.id)],
);
