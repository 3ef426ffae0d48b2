import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { customType, date, integer, timestamp } from 'drizzle-orm/pg-core';

export const identity = () => integer('id').primaryKey().generatedAlwaysAsIdentity();
/** A calendar day in UTC, `YYYY-MM-DD`. */
export const day = (name: string) => date(name, { mode: 'string' });
/** An instant, to the millisecond: the precision of a JavaScript `Date`, so that a cursor made of it finds its row again. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
/** A text as it is searched: small letters without their marks, and nothing but letters, digits and single blanks in between. */
export const searchText = (text: SQLWrapper): SQL => sql`search_text(${text})`;
/** The words of a text by their stems and as they stand, so that a word is found by either, and by how it begins. */
export const wordsOf = (text: SQLWrapper): SQL =>
  sql`(to_tsvector('english'::regconfig, ${searchText(text)}) || to_tsvector('simple'::regconfig, ${searchText(text)}))`;
/** By what a meeting is found beside its agenda: day, name, place and organisations. */
export const wordsOfMeeting = (
  meeting: Record<'date' | 'name' | 'location' | 'attendeeOrganisations', SQLWrapper>,
): SQL =>
  sql`search_text(day_text(${meeting.date}) || ' '::text || coalesce(${meeting.name}, ''::text) || ' '::text || coalesce(${meeting.location}, ''::text) || ' '::text || joined(${meeting.attendeeOrganisations}))`;
/** By what somebody is found among those who were at a meeting. */
export const wordsOfAttendance = (attendance: Record<'name' | 'organisation', SQLWrapper>): SQL =>
  sql`search_text(${attendance.name} || ' '::text || coalesce(${attendance.organisation}, ''::text))`;
/**
 * A name as lists sort it: by its letters as people do, not by bytes, and whatever its case, alike on every database. Small letters, as
 * cursors have always held them.
 */
export const lettersOf = (name: SQLWrapper): SQL => sql`lower((${name} collate "letters"))`;
