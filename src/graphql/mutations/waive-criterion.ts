import { waiveCriterion } from '../../domain/waiver/waive.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { waiverSuccess } from './criterion-successes.ts';
import { EvidenceInput, IDEMPOTENCY_KEY, listOf, MEETING, MEETING_NAME, oneLine, prose } from './inputs.ts';

mutation(waiveCriterion, {
  description:
    'Lets one project pass without meeting one criterion, from the day of the meeting to the end of a day. A later waiver of both stands in its place. Chairs.',
  input: builder.inputType('WaiveCriterionInput', {
    description: 'What a meeting waived.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      criterion: t.string({
        required: true,
        description: 'Key of the criterion; it must have been in force on the day of the meeting.',
      }),
      meeting: t.field({ type: 'Date', required: true, description: MEETING }),
      meetingName: t.string(MEETING_NAME),
      reason: t.string({ required: true, ...prose('Why.') }),
      expiresOn: t.field({
        type: 'Date',
        required: true,
        description:
          'Last day (UTC) on which it counts: the day of the meeting or a later one, at most 400 days (a setting) from the day on which it is entered.',
      }),
      inAdvance: t.boolean({
        description:
          'Whether the criterion may be met now, and the waiver is for a time when it may not be. Left out: a ConflictError where it is met.',
      }),
      evidence: t.field({ type: [EvidenceInput], description: `What it rests on. ${listOf('entries')}` }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: waiverSuccess('WaiveCriterionSuccess', 'The waiver is on record.'),
});
