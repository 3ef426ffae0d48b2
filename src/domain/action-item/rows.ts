import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { keyOf } from '../../base/meeting-key.ts';
import type { Db } from '../../db/index.ts';
import { actionItemProjects, actionItems, meetings } from '../../db/tables/index.ts';
import { type At, dateOf } from '../../reading/as-of.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Order, Source } from '../../reading/source.ts';
import { isHeldBy } from '../meeting/held.ts';
import { isRecordedBy } from '../meeting/rows.ts';

const { statedOwner, statedDueOn, statedDoneOn, ...columns } = getTableColumns(actionItems);

const actionItemColumns = columns;
export type ActionItemRow = Omit<
  typeof actionItems.$inferSelect,
  'statedOwner' | 'statedDueOn' | 'statedDoneOn'
>;

export const findActionItems: Find<ActionItemRow> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'action items by id', () =>
        db
          .select({ ...actionItemColumns, meetingDate: meetings.date })
          .from(actionItems)
          .innerJoin(meetings, eq(meetings.id, actionItems.meetingId))
          .where(sql`${actionItems.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    ({ meetingDate }, asOf) => isRecordedBy(meetingDate, asOf, now),
  );

/** Slugs of the projects that an action item is about. */
export async function slugsOfActionItem(db: Db, id: number): Promise<string[]> {
  const [row] = await db
    .select({
      slugs: sql<string[]>`(select coalesce(json_agg(slug order by slug), '[]') from action_item_projects link
        join projects on projects.id = link.project_id where link.action_item_id = action_items.id)`,
    })
    .from(actionItems)
    .where(eq(actionItems.id, id));
  return row?.slugs ?? [];
}

/** An action item of an earlier meeting that a report speaks of. */
export interface CarriedItem {
  id: number;
  /** Key of its own meeting: the day, with its name where it has one. */
  of: string;
  text: string;
  owner: string | null;
  doneOn: string | null;
}

/** The action items of the meetings of these days, or of these keys. */
export async function actionItemsOfDays(db: Db, days: readonly string[]): Promise<CarriedItem[]> {
  if (!days.length) return [];
  const rows = await db
    .select({
      id: actionItems.id,
      date: meetings.date,
      name: meetings.name,
      text: actionItems.text,
      owner: actionItems.owner,
      doneOn: actionItems.doneOn,
    })
    .from(actionItems)
    .innerJoin(meetings, eq(meetings.id, actionItems.meetingId))
    .where(inArray(meetings.date, [...new Set(days.map((key) => key.slice(0, 10)))]))
    .orderBy(meetings.date, actionItems.position, actionItems.id);
  return rows.map(({ date, name, ...row }) => ({ ...row, of: keyOf({ date, name }) }));
}

/** The action items of a meeting of which something else counts now than their line says. */
export const changedActionItems = (db: Db, meetingId: number) =>
  db
    .select({
      position: actionItems.position,
      owner: actionItems.owner,
      dueOn: actionItems.dueOn,
      doneOn: actionItems.doneOn,
    })
    .from(actionItems)
    .where(
      and(
        eq(actionItems.meetingId, meetingId),
        sql`(${actionItems.owner}, ${actionItems.dueOn}, ${actionItems.doneOn})
          is distinct from (${actionItems.statedOwner}, ${actionItems.statedDueOn}, ${actionItems.statedDoneOn})`,
      ),
    )
    .orderBy(asc(actionItems.position));

/** Whether it was done by the end of the day it is read at. */
export const isDoneAt = ({ doneOn, asOf }: At<Pick<ActionItemRow, 'doneOn'>>, now: Date): boolean =>
  doneOn !== null && doneOn <= dateOf(asOf, now);

type Asked = boolean | null | undefined;

const inSource: Order['keys'] = [
  { sql: actionItemColumns.position, type: 'integer' },
  { sql: actionItemColumns.id, type: 'integer' },
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
    columns: actionItemColumns,
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
    ? sql` and ${actionItemColumns.doneOn} <= asked.as_of`
    : sql` and (${actionItemColumns.doneOn} is null or ${actionItemColumns.doneOn} > asked.as_of)`;
};

/** The action items of each meeting, in the order of the source. */
export const actionItemsOfMeetings = (isDone?: Asked) =>
  source('Meeting.actionItems', {
    from: sql`${actionItems}`,
    where: sql`${actionItemColumns.meetingId} = asked.id`,
    keys: inSource,
    isDone,
  });

const byMeeting = [{ sql: meetings.date, type: 'date' as const }, ...inSource];

/** Those about each project, of the meetings held by the day of its point, the oldest meeting first. */
export const actionItemsOfProjects = (isDone?: Asked) =>
  source('Project.actionItems', {
    from: sql`${actionItemProjects} join ${actionItems} on ${actionItemColumns.id} = ${actionItemProjects.actionItemId}
      join ${meetings} on ${meetings.id} = ${actionItemColumns.meetingId}`,
    where: sql`${actionItemProjects.projectId} = asked.id and ${isHeldBy}`,
    keys: byMeeting,
    isDone,
  });

/** Those of each person, the oldest meeting first. */
export const actionItemsOfPeople = (isDone?: Asked) =>
  source('Person.actionItems', {
    from: sql`${actionItems} join ${meetings} on ${meetings.id} = ${actionItemColumns.meetingId}`,
    where: sql`${actionItemColumns.ownerId} in (select handles_of(asked.id))`,
    keys: byMeeting,
    isDone,
  });

/** All of them, the oldest meeting first. */
export const allActionItems = (isDone?: Asked) =>
  source('Query.actionItems', {
    from: sql`${actionItems} join ${meetings} on ${meetings.id} = ${actionItemColumns.meetingId}`,
    where: sql`true`,
    keys: byMeeting,
    isDone,
  });
