import { getTableColumns, sql } from 'drizzle-orm';
import { ofAny } from '../../db/tables/criteria.ts';
import { assessments } from '../../db/tables/index.ts';
import { dateOf } from '../../reading/as-of.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';
import type { AssessmentRow } from '../gate/evidence.ts';

const columns = getTableColumns(assessments);

export const findAssessments: Find<AssessmentRow> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'assessments by id', () =>
        db
          .select()
          .from(assessments)
          .where(sql`${assessments.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    (assessment, asOf) => asOf.date === null || assessment.assessedOn <= dateOf(asOf, now),
  );

/** Every assessment that was made by the day. */
export const everyAssessment: Source<AssessmentRow> = {
  name: 'Query.assessments',
  columns,
  as: 'assessments',
  from: sql`${assessments}`,
  where: sql`${columns.assessedOn} <= asked.horizon`,
  order: {
    name: 'Query.assessments',
    keys: [
      { sql: columns.assessedOn, type: 'date' },
      { sql: columns.id, type: 'integer' },
    ],
  },
};

/** The assessments of each project that its point knows of, newest first. */
export const assessmentsOfProjects = (criterion: string | null): Source<AssessmentRow> => ({
  name: 'Project.assessments',
  columns,
  as: 'assessments',
  from: sql`${assessments}`,
  where: sql`${columns.projectId} = asked.id and ${columns.assessedOn} <= asked.horizon
    ${criterion === null ? sql`` : sql`and ${columns.criterionId} = (select id from criteria where key = ${criterion})`}`,
  order: {
    name: 'Project.assessments',
    keys: [
      {
        sql: criterion === null ? ofAny(columns.assessedOn) : columns.assessedOn,
        type: 'date',
        isDescending: true,
      },
      { sql: columns.id, type: 'integer', isDescending: true },
    ],
  },
  isDynamic: criterion !== null,
});

/** What each meeting assessed, in the order of entry. */
export const assessmentsOfMeetings: Source<AssessmentRow> = {
  name: 'Meeting.assessments',
  columns,
  as: 'assessments',
  from: sql`${assessments}`,
  where: sql`${columns.meetingId} = asked.id`,
  // In words of their own, so that the database goes by the index of meetings.
  order: { name: 'Meeting.assessments', keys: [{ sql: sql`(${columns.id} + 0)`, type: 'integer' }] },
};
