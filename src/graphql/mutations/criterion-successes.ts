import { findAssessments } from '../../domain/assessment/find.ts';
import { findCiRuns } from '../../domain/ci-run/find.ts';
import { findCombinations } from '../../domain/combination/find.ts';
import { findCriteria } from '../../domain/criterion/find.ts';
import { findProjects } from '../../domain/project/find.ts';
import { findWaivers } from '../../domain/waiver/find.ts';
import { AssessmentRef } from '../assessment.ts';
import { CiRunRef } from '../ci-run.ts';
import { CriterionRef } from '../criterion.ts';
import { NamedCombinationRef, ProjectRef } from '../refs.ts';
import { WaiverRef } from '../waiver.ts';
import { shown, success } from './success.ts';

/** The success of an act on a criterion. */
export const criterionSuccess = (name: string, description: string) =>
  success<{ criterionId: number }>(name, description, {
    criterion: shown(
      CriterionRef,
      findCriteria,
      ({ criterionId }) => criterionId,
      'The criterion as it stands today.',
    ),
  });

/** The success of an act on a waiver. */
export const waiverSuccess = (name: string, description: string) =>
  success<{ waiverId: number; projectId: number }>(name, description, {
    waiver: shown(WaiverRef, findWaivers, ({ waiverId }) => waiverId, 'The waiver as it stands now.'),
    project: shown(
      ProjectRef,
      findProjects,
      ({ projectId }) => projectId,
      'The project it is for, with its gates as they are now.',
    ),
  });

export const assessmentSuccess = success<{ assessmentId: number; projectId: number }>(
  'AssessCriterionSuccess',
  'The assessment counts.',
  {
    assessment: shown(
      AssessmentRef,
      findAssessments,
      ({ assessmentId }) => assessmentId,
      'The new assessment.',
    ),
    project: shown(
      ProjectRef,
      findProjects,
      ({ projectId }) => projectId,
      'The project, with its gates as they are now.',
    ),
  },
);

export const ciRunSuccess = success<{
  ciRunId: number;
  projectId: number | null;
  combinationId?: number | null;
}>('ReportCiRunSuccess', 'The report is taken.', {
  ciRun: shown(
    CiRunRef,
    findCiRuns,
    ({ ciRunId }) => ciRunId,
    'The run as it is known now: the same row for every report of one attempt.',
  ),
  project: shown(
    ProjectRef,
    findProjects,
    ({ projectId }) => projectId,
    'The project, with its gates as they are now; null where a combination was tested.',
  ),
  combination: shown(
    NamedCombinationRef,
    findCombinations,
    ({ combinationId }) => combinationId,
    'The named combination as it is now; null where a project was tested.',
  ),
});
