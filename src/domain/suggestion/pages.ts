import { getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { meetings, projects, suggestions } from '../../db/tables/index.ts';
import { all, given, hasValues } from '../filter.ts';
import { isOfNamed } from '../meeting/named.ts';
import type { Source } from '../page.ts';
import { isCalled } from '../project/called.ts';
import type { SuggestionRow } from './row.ts';

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
