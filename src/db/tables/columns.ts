import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { customType, date, integer, timestamp } from 'drizzle-orm/pg-core';

export const identity = () => integer('id').primaryKey().generatedAlwaysAsIdentity();
/** A calendar day in UTC, `YYYY-MM-DD`. */
export const day = (name: string) => date(name, { mode: 'string' });
/** An instant, to the millisecond: the precision of a JavaScript `Date`, so that a cursor made of it finds its row again. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
/** The words of a text by their stems and as they stand, so that a word is found by either, and by how it begins. */
export const wordsOf = (text: SQLWrapper): SQL =>
  sql`(to_tsvector('english'::regconfig, ${text}) || to_tsvector('simple'::regconfig, ${text}))`;
