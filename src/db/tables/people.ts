import { boolean, pgTable, text } from 'drizzle-orm/pg-core';
import { identity } from './columns.ts';

export const people = pgTable('people', {
  id: identity(),
  /** Without the leading `@`. */
  handle: text('handle').notNull().unique(),
  name: text('name'),
  isBot: boolean('is_bot').notNull().default(false),
});
