import { sql } from 'drizzle-orm';
import { type AnyPgColumn, boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { identity, searchText } from './columns.ts';

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
    /** Whose other handle it is: never one that is itself joined, so that everybody is one step away. Records keep naming either. */
    joinedTo: integer('joined_to').references((): AnyPgColumn => people.id),
  },
  (table) => [
    index('people_words').using(
      'gin',
      sql`to_tsvector('simple'::regconfig, ${searchText(sql`((${table.handle} || ' '::text) || coalesce(${table.name}, ''::text))`)})`,
    ),
    uniqueIndex('people_folded').on(sql`lower(${table.handle})`).where(sql`${table.duplicateOf} is null`),
    index('people_joined').on(table.joinedTo).where(sql`${table.joinedTo} is not null`),
  ],
);
