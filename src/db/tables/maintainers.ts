import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { identity, instant } from './columns.ts';
import { maintainerKind } from './enums.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

/** Who was named a maintainer of a project by a maintainer or a chair, beside those whose credentials name the project. */
export const maintainers = pgTable(
  'maintainers',
  {
    id: identity(),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    kind: maintainerKind('kind').notNull(),
    /** The person whose rights to the project rest while this one stands; null: nobody. */
    succeedsId: integer('succeeds_id').references(() => people.id),
    reason: text('reason').notNull(),
    namedAt: instant('named_at').notNull().defaultNow(),
    namedBy: integer('named_by')
      .notNull()
      .references(() => people.id),
    /** Null while it stands. */
    revokedAt: instant('revoked_at'),
    revokedBy: integer('revoked_by').references(() => people.id),
    revokedReason: text('revoked_reason'),
  },
  (table) => [
    index('maintainers_of_project').on(table.projectId, table.id),
    index('maintainers_of_person').on(table.personId).where(sql`${table.revokedAt} is null`),
    index('maintainers_succeeded')
      .on(table.succeedsId)
      .where(sql`${table.succeedsId} is not null and ${table.revokedAt} is null`),
    check(
      'maintainers_revoked',
      sql`(${table.revokedAt} is null) = (${table.revokedBy} is null) and (${table.revokedAt} is null) = (${table.revokedReason} is null)`,
    ),
  ],
);
