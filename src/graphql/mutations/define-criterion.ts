import { defineCriterion } from '../../domain/criterion/define.ts';
import {
  DEFAULT_REQUIRED_RUNS,
  DEFAULT_WINDOW_DAYS,
  MOST_REQUIRED_RUNS,
  MOST_WINDOW_DAYS,
} from '../../domain/criterion/schemas.ts';
import { builder } from '../builder.ts';
import { CriterionKind, CriterionStanding } from '../criterion.ts';
import { mutation } from '../mutation.ts';
import { Basis, Readiness } from '../readiness.ts';
import { criterionSuccess } from './criterion-successes.ts';
import {
  EvidenceInput,
  IDEMPOTENCY_KEY,
  listOf,
  MEETING,
  MEETING_NAME,
  oneLine,
  prose,
  SOURCE_BASIS_LEFT_OUT,
} from './inputs.ts';

mutation(defineCriterion, {
  description:
    'Names a criterion, or gives one that exists another wording or other settings, from the day of the meeting on; earlier days keep what they had. Its newest change must not be of a later day. Chairs.',
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
      kind: t.field({ type: CriterionKind, required: true, description: 'By what it is decided.' }),
      title: t.string({ required: true, description: `What must be shown. ${oneLine()}` }),
      standing: t.field({
        type: CriterionStanding,
        description: 'Whether it is required; left out: as it was, PROPOSED for a new one.',
      }),
      basis: t.field({
        type: Basis,
        description: `Whether the source says it of this very step, or it is read from what the source says. ${SOURCE_BASIS_LEFT_OUT}`,
      }),
      requiredRuns: t.int({
        description: `CI only: how many of the last finished runs must have passed, 1 to ${MOST_REQUIRED_RUNS}; left out: as it was, ${DEFAULT_REQUIRED_RUNS} for a new one.`,
      }),
      windowDays: t.int({
        description: `CI only: for how many days after its finish the newest run counts, 1 to ${MOST_WINDOW_DAYS}; left out: as it was, ${DEFAULT_WINDOW_DAYS} for a new one.`,
      }),
      meeting: t.field({ type: 'Date', required: true, description: MEETING }),
      meetingName: t.string(MEETING_NAME),
      reason: t.string({ required: true, ...prose('What the meeting said.') }),
      evidence: t.field({ type: [EvidenceInput], description: `What it rests on. ${listOf('entries')}` }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: criterionSuccess('DefineCriterionSuccess', 'The criterion is on record.'),
});
