import { retireCriterion } from '../../domain/criterion/retire.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { criterionSuccess } from './criterion-successes.ts';
import { EvidenceInput, IDEMPOTENCY_KEY, listOf, MEETING, MEETING_NAME, oneLine, prose } from './inputs.ts';

mutation(retireCriterion, {
  description:
    'Drops a criterion: from the day of the meeting on it counts for nothing, and earlier days keep it. Its newest change must not be of a later day. Chairs.',
  input: builder.inputType('RetireCriterionInput', {
    description: 'A criterion that a meeting drops.',
    fields: (t) => ({
      criterion: t.string({ required: true, description: 'Its key, such as `ci-boots`.' }),
      meeting: t.field({ type: 'Date', required: true, description: MEETING }),
      meetingName: t.string(MEETING_NAME),
      reason: t.string({ required: true, ...prose('What the meeting said.') }),
      evidence: t.field({ type: [EvidenceInput], description: `What it rests on. ${listOf('entries')}` }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: criterionSuccess('RetireCriterionSuccess', 'The criterion is dropped.'),
});
