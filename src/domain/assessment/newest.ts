import { getTableColumns, Subquery, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { assessments } from '../../db/tables/index.ts';
import { dayOf } from '../as-of.ts';
import { prepared } from '../prepared.ts';
import type { AssessmentRow } from './at.ts';

const p = sql.placeholder;

/** Stands in for the table, so that drizzle reads its columns as the table's own. */
const newest = new Subquery(
  sql`select * from assessments row
    where row.project_id = asked.project_id and row.criterion_id = asked.criterion_id and row.assessed_on <= ${p('day')}::date
    order by row.assessed_on desc, row.id desc limit 1`,
  getTableColumns(assessments),
  'assessments',
);

/** Of each of these projects and criteria the newest assessment on or before the day of an instant, by one statement. */
export async function newestAssessments(
  db: Db,
  projectIds: readonly number[],
  criterionIds: readonly number[],
  at: Date,
): Promise<AssessmentRow[]> {
  if (!projectIds.length || !criterionIds.length) return [];
  return prepared(db, 'newest assessments', () =>
    db
      .select(getTableColumns(assessments))
      .from(
        sql`(select project_id, criterion_id from unnest(${p('projects')}::int[]) as project_id, unnest(${p('criteria')}::int[]) as criterion_id) as asked`,
      )
      .innerJoinLateral(newest, sql`true`),
  ).execute({ projects: [...projectIds], criteria: [...criterionIds], day: dayOf(at) });
}
