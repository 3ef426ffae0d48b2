import { getTableColumns, gte, lte, type SQL, sql } from 'drizzle-orm';
import { meetings } from '../../db/tables/index.ts';
import { calledBy } from '../../reading/called.ts';
import { all, type Direction, given, hasValues, type OrderBy } from '../../reading/filter.ts';
import type { Order, Source } from '../../reading/source.ts';
import { isHeldBy } from './held.ts';
import { type MeetingRow, meetingsAbout } from './rows.ts';
import { isPast, type MeetingState } from './state.ts';

const columns = getTableColumns(meetings);

const source = (name: string, where: SQL, direction: 'ASC' | 'DESC' = 'ASC'): Source<MeetingRow> => ({
  name,
  columns,
  as: 'meetings',
  from: sql`${meetings}`,
  where,
  order: {
    name: `${name} ${direction}`,
    keys: [
      { sql: columns.date, type: 'date', isDescending: direction === 'DESC' },
      // A day may have several, and their names are different.
      {
        sql: sql`coalesce(${columns.name}, '')`,
        type: 'text',
        before: '',
        isDescending: direction === 'DESC',
      },
    ],
  },
});

/** The meetings that discussed each project, held on or before the day of its point. */
export const discussing = source(
  'Project.meetings',
  sql`${meetings.id} in (${meetingsAbout(sql`asked.id`)}) and ${isHeldBy}`,
);

/** The meetings held after a day, up to the day of the point. */
export const heldSince = (date: string): Source<MeetingRow> => ({
  ...source('Comparison.meetings', sql`${meetings.date} > ${date}::date and ${isHeldBy}`),
  isDynamic: true,
});

export interface MeetingFilter {
  from?: string | null;
  to?: string | null;
  project?: string[] | null;
  hasStatusChanges?: boolean | null;
  isHeld?: boolean | null;
  state?: MeetingState[] | null;
  hasPassed?: boolean | null;
}
export type MeetingOrder = OrderBy<'DATE' | 'ENTERED_AT'>;

/** The meetings that pass the filter, those that are only scheduled included. */
export const meetingList = (filter: MeetingFilter = {}, order?: MeetingOrder | null): Source<MeetingRow> => ({
  ...source('Query.meetings', conditions(filter), order?.direction),
  ...(order?.field === 'ENTERED_AT' && { order: byEntry(order.direction) }),
  isDynamic: hasValues(filter),
});

const byEntry = (direction: Direction): Order => ({
  name: `Query.meetings ENTERED_AT ${direction}`,
  keys: [{ sql: columns.id, type: 'integer', isDescending: direction === 'DESC' }],
});

const conditions = (filter: MeetingFilter) =>
  all(
    given(filter.from, (date) => gte(columns.date, date)),
    given(filter.to, (date) => lte(columns.date, date)),
    given(
      filter.project,
      (slugs) => sql`${meetings.id} in (
      select about.meeting_id from ${calledBy(slugs)} cross join lateral (${meetingsAbout(sql`called.id`)}) as about)`,
    ),
    given(
      filter.hasStatusChanges,
      (has) => sql`${has} = exists (
      select from status_changes as change where change.meeting_id = ${meetings.id})`,
    ),
    given(filter.isHeld, (held) => sql`${held} = ${isHeldBy}`),
    given(
      filter.state,
      (states) => sql`${columns.state} = any(${sql.param(states)}::text[]::meeting_state[])`,
    ),
    given(filter.hasPassed, (has) => sql`${has} = ${isPast('meetings', sql`asked.now`)}`),
  );
