import { type SQL, sql } from 'drizzle-orm';
import { actionItemProjects, actionItems, meetings } from '../../db/tables/index.ts';
import { isHeldBy } from '../meeting/held.ts';
import type { Order, Source } from '../page.ts';
import { type ActionItemRow, actionItemColumns as columns } from './row.ts';

type Asked = boolean | null | undefined;

const inSource: Order['keys'] = [
  { sql: columns.position, type: 'integer' },
  { sql: columns.id, type: 'integer' },
];

const source = (
  name: string,
  {
    from,
    where,
    keys,
    isDone,
  }: Pick<Source<ActionItemRow>, 'from' | 'where'> & {
    keys: Order['keys'];
    isDone: Asked;
  },
): Source<ActionItemRow> => {
  const suffix = typeof isDone === 'boolean' ? (isDone ? ' done' : ' open') : '';
  return {
    name: `${name}${suffix}`,
    columns,
    as: 'action_items',
    from,
    where: sql`${where}${stateIs(isDone)}`,
    order: { name: `${name}${suffix}`, keys },
  };
};

/** Done by the end of the day of `asked`, or not. */
const stateIs = (isDone: Asked): SQL => {
  if (typeof isDone !== 'boolean') return sql``;
  return isDone
    ? sql` and ${columns.doneOn} <= asked.as_of`
    : sql` and (${columns.doneOn} is null or ${columns.doneOn} > asked.as_of)`;
};

/** The action items of each meeting, in the order of the source. */
export const actionItemsOfMeetings = (isDone?: Asked) =>
  source('Meeting.actionItems', {
    from: sql`${actionItems}`,
    where: sql`${columns.meetingId} = asked.id`,
    keys: inSource,
    isDone,
  });

const byMeeting = [{ sql: meetings.date, type: 'date' as const }, ...inSource];

/** Those about each project, of the meetings held by the day of its point, the oldest meeting first. */
export const actionItemsOfProjects = (isDone?: Asked) =>
  source('Project.actionItems', {
    from: sql`${actionItemProjects} join ${actionItems} on ${columns.id} = ${actionItemProjects.actionItemId}
      join ${meetings} on ${meetings.id} = ${columns.meetingId}`,
    where: sql`${actionItemProjects.projectId} = asked.id and ${isHeldBy}`,
    keys: byMeeting,
    isDone,
  });

/** Those of each person, the oldest meeting first. */
export const actionItemsOfPeople = (isDone?: Asked) =>
  source('Person.actionItems', {
    from: sql`${actionItems} join ${meetings} on ${meetings.id} = ${columns.meetingId}`,
    where: sql`${columns.ownerId} in (select handles_of(asked.id))`,
    keys: byMeeting,
    isDone,
  });

/** All of them, the oldest meeting first. */
export const allActionItems = (isDone?: Asked) =>
  source('Query.actionItems', {
    from: sql`${actionItems} join ${meetings} on ${meetings.id} = ${columns.meetingId}`,
    where: sql`true`,
    keys: byMeeting,
    isDone,
  });
