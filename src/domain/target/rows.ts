import { getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { targetDates } from '../../db/tables/index.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import { rowsById } from '../../reading/rows-by-id.ts';
import type { Source } from '../../reading/source.ts';

const columns = getTableColumns(targetDates);
export type TargetDateRow = typeof targetDates.$inferSelect;

const targetDatesById = rowsById<TargetDateRow>('target dates by id', targetDates, columns);

export const findTargetDates: Find<TargetDateRow> = (db, points, _now, wanted) =>
  rowsAt(points, (ids) => targetDatesById(db, ids, wanted));

/** What was said last of each level of these projects. */
export const lastTargets = (db: Db, projectIds: readonly number[]): Promise<TargetDateRow[]> =>
  prepared(db, 'last target dates', () =>
    db
      .selectDistinctOn([columns.projectId, columns.to])
      .from(targetDates)
      .where(sql`${columns.projectId} = any(${sql.placeholder('ids')}::int[])`)
      .orderBy(columns.projectId, columns.to, sql`${columns.id} desc`),
  ).execute({ ids: [...projectIds] });

/** Everything that was said of target dates of each project by the end of the day of its point, in the order in which it was said. */
export const targetsOfProject: Source<TargetDateRow> = {
  name: 'Project.targetDates',
  columns,
  as: 'target_dates',
  from: sql`${targetDates}`,
  where: sql`${columns.projectId} = asked.id and (${columns.saidAt} at time zone 'UTC')::date <= asked.horizon`,
  order: { name: 'Project.targetDates', keys: [{ sql: columns.id, type: 'integer' }] },
};
