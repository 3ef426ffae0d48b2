import { eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { ConflictError, NotFoundError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { meetings, projects, suggestions } from '../../db/tables/index.ts';
import { type At, dateOf } from '../../reading/as-of.ts';
import { isCalled } from '../../reading/called.ts';
import { all, given, hasValues } from '../../reading/filter.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';
import type { Ref } from '../act/act.ts';
import { isOfNamed, isRecordedBy } from '../meeting/rows.ts';

export type SuggestionRow = typeof suggestions.$inferSelect;

export const findSuggestions: Find<SuggestionRow> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'suggestions by id', () =>
        db
          .select({ ...getTableColumns(suggestions), meetingDate: meetings.date })
          .from(suggestions)
          .innerJoin(meetings, eq(meetings.id, suggestions.meetingId))
          .where(sql`${suggestions.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    (suggestion, asOf) => isRecordedBy(suggestion.meetingDate, asOf, now),
  );

/** A suggestion with its meeting's date and its project's slug, null where it names none. */
export async function findSuggestion(db: Db, id: number) {
  const [found] = await db
    .select({ suggestion: suggestions, slug: projects.slug, meetingDate: meetings.date })
    .from(suggestions)
    .innerJoin(meetings, eq(meetings.id, suggestions.meetingId))
    .leftJoin(projects, eq(projects.id, suggestions.projectId))
    .where(eq(suggestions.id, id));
  return found;
}

export async function getSuggestion(db: Db, ref: Ref) {
  const found = await findSuggestion(db, ref.id);
  if (!found) throw new NotFoundError('suggestion', ref.given);
  return found;
}

export const notWaiting = (state: string) =>
  new ConflictError(`Expected a suggestion that waits for a person; this one was ${state.toLowerCase()}.`);

/** Whether nobody had decided on it by the end of the day it is read at. */
export const isWaitingAt = ({ state, closedOn, asOf }: At<SuggestionRow>, now: Date): boolean =>
  state === 'WAITING' || (closedOn !== null && closedOn > dateOf(asOf, now));

const columns = getTableColumns(suggestions);

const source = (name: string, where: SQL): Source<SuggestionRow> => ({
  name,
  columns,
  as: 'suggestions',
  from: sql`${suggestions} join ${meetings} on ${meetings.id} = ${suggestions.meetingId}`,
  where,
  order: {
    name,
    keys: [
      { sql: meetings.date, type: 'date' },
      { sql: columns.lineStart, type: 'integer' },
      { sql: columns.id, type: 'integer' },
    ],
  },
});

/** The suggestions found in the minutes of each meeting, in the order of the source. */
export const suggestionsOfMeetings = source('Meeting.suggestions', sql`${columns.meetingId} = asked.id`);

export interface SuggestionFilter {
  project?: string[] | null;
  meeting?: string[] | null;
  meetingName?: string[] | null;
  state?: SuggestionRow['state'][] | null;
}

export const suggestionList = (filter: SuggestionFilter = {}): Source<SuggestionRow> => ({
  ...source(
    'Query.suggestions',
    all(
      given(
        filter.project,
        (slugs) => sql`${columns.projectId} in (
        select ${projects.id} from ${projects} where ${isCalled(slugs)})`,
      ),
      given(filter.meeting, (dates) => inArray(meetings.date, dates)),
      given(filter.meetingName, (names) => isOfNamed(columns.meetingId, names)),
      given(filter.state, (states) => inArray(columns.state, states)),
    ),
  ),
  isDynamic: hasValues(filter),
});
