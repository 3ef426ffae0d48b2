import { sql } from 'drizzle-orm';
import { type AnyPgColumn, boolean, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { identity } from './columns.ts';

export const people = pgTable(
  'people',
  {
    id: identity(),
    /** Without the leading `@`. */
    handle: text('handle').notNull().unique(),
    name: text('name'),
    isBot: boolean('is_bot').notNull().default(false),
    /** Who the same handle in other letters was before handles were compared without case; records keep naming either. */
    duplicateOf: integer('duplicate_of').references((): AnyPgColumn => people.id),
  },
  (table) => [
    uniqueIndex('people_folded').on(sql`lower(${table.handle})`).where(sql`${table.duplicateOf} is null`),
  ],
);
