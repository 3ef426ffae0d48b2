import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { statusChanges } from '../../db/tables/index.ts';
import type { Order, Source } from '../page.ts';
import type { StatusChangeRow } from './append.ts';

const columns = getTableColumns(statusChanges);

/** What is visible at the point: by EFFECTIVE what took effect by then, by RECORDED what was recorded by then. */
export const isVisible: SQL = sql`case asked.by_clock
  when 'EFFECTIVE' then ${statusChanges.effectiveOn} else ${statusChanges.meetingDate} end <= asked.horizon`;

const ledgerOrder = (name: string, day: Order['keys'][number]['sql'] = columns.effectiveOn): Order => ({
  name,
  keys: [
    { sql: day, type: 'date' },
    { sql: columns.meetingDate, type: 'date' },
    { sql: columns.place, type: 'integer' },
    { sql: columns.id, type: 'integer' },
  ],
});

const source = (name: string, where: SQL): Source<StatusChangeRow> => ({
  name,
  columns,
  as: 'status_changes',
  from: sql`${statusChanges}`,
  where,
  order: ledgerOrder(name),
});

/** All records of each project that are visible at its point, those that were replaced included. */
export const history = source('Project.history', sql`${statusChanges.projectId} = asked.id and ${isVisible}`);

/**
 * What each meeting recorded, as far as it is visible at the point. Its order is said in words of its own, so that the database takes
 * the index of meetings, and never looks through the whole ledger in that order for the few records of one.
 */
export const recordedAt: Source<StatusChangeRow> = {
  ...source('Meeting.statusChanges', sql`${statusChanges.meetingId} = asked.id and ${isVisible}`),
  order: ledgerOrder('Meeting.statusChanges', sql`(${columns.effectiveOn} + 0)`),
};
