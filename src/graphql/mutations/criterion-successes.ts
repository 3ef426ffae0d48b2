import { TODAY } from '../../domain/as-of.ts';
import { findAssessments } from '../../domain/assessment/find.ts';
import { findCiRuns } from '../../domain/ci-run/find.ts';
import { findCombinations } from '../../domain/combination/find.ts';
import { findCriteria } from '../../domain/criterion/find.ts';
import type { Find } from '../../domain/point.ts';
import { findProjects } from '../../domain/project/find.ts';
import { findWaivers } from '../../domain/waiver/find.ts';
import { AssessmentRef } from '../assessment.ts';
import { builder } from '../builder.ts';
import { CiRunRef } from '../ci-run.ts';
import type { Context } from '../context.ts';
import { CriterionRef } from '../criterion.ts';
import { NamedCombinationRef, ProjectRef } from '../refs.ts';
import { WaiverRef } from '../waiver.ts';

/** What was written is read again by its id, today. */
export const readWritten = async <Row>(find: Find<Row>, id: number, { db, now }: Context) => {
  const [row] = await find(db, [{ id, asOf: TODAY }], now);
  if (!row) throw new Error('a row that was just written cannot be read');
  return row;
};

/** The success of an act on a criterion. */
export const criterionSuccess = (name: string, description: string) =>
  builder.objectRef<{ criterionId: number }>(name).implement({
    description,
    fields: (t) => ({
      criterion: t.field({
        type: CriterionRef,
        description: 'The criterion as it stands today.',
        resolve: ({ criterionId }, _args, context) => readWritten(findCriteria, criterionId, context),
      }),
    }),
  });

/** The success of an act on a waiver. */
export const waiverSuccess = (name: string, description: string) =>
  builder.objectRef<{ waiverId: number; projectId: number }>(name).implement({
    description,
    fields: (t) => ({
      waiver: t.field({
        type: WaiverRef,
        description: 'The waiver as it stands now.',
        resolve: ({ waiverId }, _args, context) => readWritten(findWaivers, waiverId, context),
      }),
      project: t.field({
        type: ProjectRef,
        description: 'The project it is for, with its gates as they are now.',
        resolve: ({ projectId }, _args, context) => readWritten(findProjects, projectId, context),
      }),
    }),
  });

export const assessmentSuccess = builder
  .objectRef<{ assessmentId: number; projectId: number }>('AssessCriterionSuccess')
  .implement({
    description: 'The assessment counts.',
    fields: (t) => ({
      assessment: t.field({
        type: AssessmentRef,
        description: 'The new assessment.',
        resolve: ({ assessmentId }, _args, context) => readWritten(findAssessments, assessmentId, context),
      }),
      project: t.field({
        type: ProjectRef,
        description: 'The project, with its gates as they are now.',
        resolve: ({ projectId }, _args, context) => readWritten(findProjects, projectId, context),
      }),
    }),
  });

export const ciRunSuccess = builder
  .objectRef<{ ciRunId: number; projectId: number | null; combinationId?: number | null }>(
    'ReportCiRunSuccess',
  )
  .implement({
    description: 'The report is taken.',
    fields: (t) => ({
      ciRun: t.field({
        type: CiRunRef,
        description: 'The run as it is known now: the same row for every report of one attempt.',
        resolve: ({ ciRunId }, _args, context) => readWritten(findCiRuns, ciRunId, context),
      }),
      project: t.field({
        type: ProjectRef,
        nullable: true,
        description: 'The project, with its gates as they are now; null where a combination was tested.',
        resolve: ({ projectId }, _args, context) =>
          projectId === null ? null : readWritten(findProjects, projectId, context),
      }),
      combination: t.field({
        type: NamedCombinationRef,
        nullable: true,
        description: 'The named combination as it is now; null where a project was tested.',
        resolve: ({ combinationId }, _args, context) =>
          typeof combinationId === 'number' ? readWritten(findCombinations, combinationId, context) : null,
      }),
    }),
  });
