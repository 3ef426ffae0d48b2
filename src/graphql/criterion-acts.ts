import { findAssessments } from '../domain/assessment/rows.ts';
import { adoptCriterion, retireCriterion } from '../domain/criterion/change-in-force.ts';
import { defineCriterion } from '../domain/criterion/define.ts';
import { KINDS } from '../domain/criterion/kinds.ts';
import { findCriteria } from '../domain/criterion/rows.ts';
import { MOST_REQUIRED_RUNS, MOST_WINDOW_DAYS } from '../domain/criterion/schemas.ts';
import { findProjects } from '../domain/project/rows.ts';
import { findWaivers } from '../domain/waiver/rows.ts';
import { AssessmentRef } from './assessment.ts';
import { CriterionKind, CriterionRef, CriterionStanding } from './criterion.ts';
import { builder, type InputFields } from './engine/builder.ts';
import { evidenceGiven, lineLimits, SOURCE_BASIS_LEFT_OUT, saidByMeeting } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { shown, success } from './engine/success.ts';
import { Basis, Readiness } from './readiness.ts';
import { ProjectRef } from './refs.ts';
import { WaiverRef } from './waiver.ts';

/** The success of an act on a criterion. */
const criterionSuccess = (name: string, description: string) =>
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

const assessed = (name: string, description: string) =>
  success<{ assessmentId: number; projectId: number }>(name, description, {
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
  });
export const assessmentSuccess = assessed('AssessCriterionSuccess', 'The assessment counts.');
export const attestationSuccess = assessed('ReportAttestationSuccess', 'The attestation is taken.');

/** Why the meeting said so, and on what that rests. */
const withReason = (t: InputFields) => ({
  ...saidByMeeting(t, 'What the meeting said.'),
  evidence: evidenceGiven(t),
});

/** Of what a meeting says of a criterion that is there. */
const ofCriterion = (t: InputFields) => ({
  criterion: t.string({ required: true, description: 'Its key, such as `ci-boots`.' }),
  ...withReason(t),
});

mutation(defineCriterion, {
  description:
    'Names a criterion, or gives one that exists another wording or other settings, from the day of the meeting on; earlier days keep what they had. Its newest change must not be of a later day. Open to chairs.',
  input: builder.inputType('DefineCriterionInput', {
    description: 'What a project must show before a step.',
    fields: (t) => ({
      key: t.string({
        required: true,
        description:
          'Its name in URLs and inputs: small letters, digits and single hyphens, at most 64. One that exists is changed.',
      }),
      gates: t.field({
        type: Readiness,
        required: true,
        description: 'The step it gates: PROPOSED, EXPERIMENTAL, TESTING or GRADUATED.',
      }),
      kind: t.field({ type: CriterionKind, required: true, description: 'What decides it.' }),
      title: t.string({ required: true, description: `What must be shown. ${lineLimits()}` }),
      standing: t.field({
        type: CriterionStanding,
        description: 'Whether it is required; default: as it was, PROPOSED for a new one.',
      }),
      basis: t.field({
        type: Basis,
        description: `Whether the source says it of this very step, or it is read from what the source says. ${SOURCE_BASIS_LEFT_OUT}`,
      }),
      requiredRuns: t.int({
        description: `CI only: how many of the last finished runs must have passed, 1 to ${MOST_REQUIRED_RUNS}; default: as it was, ${KINDS.CI.defaults.requiredRuns} for a new one.`,
      }),
      windowDays: t.int({
        description: `CI: for how many days after its finish the newest run counts; ATTESTATION: for how many days after it was issued an attestation counts. 1 to ${MOST_WINDOW_DAYS}; default: as it was, ${KINDS.CI.defaults.windowDays} for a new one of kind CI, ${KINDS.ATTESTATION.defaults.windowDays} of kind ATTESTATION.`,
      }),
      minimumScore: t.float({
        description: `ATTESTATION only: the least score of OpenSSF Scorecard that counts, 0 to 10; default: as it was, ${KINDS.ATTESTATION.defaults.minimumScore} for a new one.`,
      }),
      ...withReason(t),
    }),
  }),
  success: criterionSuccess('DefineCriterionSuccess', 'The criterion is on record.'),
});

mutation(adoptCriterion, {
  description:
    'Requires a criterion that was only proposed: from the day of the meeting on it blocks. Its newest change must not be of a later day. Open to chairs.',
  input: builder.inputType('AdoptCriterionInput', {
    description: 'A criterion that a meeting requires.',
    fields: ofCriterion,
  }),
  success: criterionSuccess('AdoptCriterionSuccess', 'The criterion is required.'),
});

mutation(retireCriterion, {
  description:
    'Drops a criterion: from the day of the meeting on it counts for nothing, and earlier days keep it. Its newest change must not be of a later day. Open to chairs.',
  input: builder.inputType('RetireCriterionInput', {
    description: 'A criterion that a meeting drops.',
    fields: ofCriterion,
  }),
  success: criterionSuccess('RetireCriterionSuccess', 'The criterion is dropped.'),
});
