import { InvalidTransitionError } from '../../domain/errors.ts';
import { confirmReadiness } from '../../domain/status-change/confirm.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { Basis, Readiness } from '../readiness.ts';
import {
  BASIS_LEFT_OUT,
  EvidenceInput,
  IDEMPOTENCY_KEY,
  listOf,
  MEETING,
  MEETING_NAME,
  oneLine,
  prose,
} from './inputs.ts';
import { recordedSuccess } from './successes.ts';

mutation(confirmReadiness, {
  description:
    'Appends to the ledger that a meeting found the readiness still standing: the one that stands on the day the confirmation is for. It moves nothing. Maintainers of the project and chairs.',
  errors: [InvalidTransitionError],
  input: builder.inputType('ConfirmReadinessInput', {
    description: 'A meeting found that the readiness still stood.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      meeting: t.field({ type: 'Date', required: true, description: MEETING }),
      meetingName: t.string(MEETING_NAME),
      effectiveOn: t.field({
        type: 'Date',
        description:
          'Day for which it is confirmed, at most 24 hours ahead; left out: the day of the meeting.',
      }),
      basis: t.field({
        type: Basis,
        description: `How it is known: whether the minutes say it, imply it, or another source does. ${BASIS_LEFT_OUT}`,
      }),
      reason: t.string({ required: true, ...prose('What shows it.') }),
      evidence: t.field({ type: [EvidenceInput], description: `What it rests on. ${listOf('entries')}` }),
      expectedFrom: t.field({
        type: Readiness,
        description:
          'The readiness that is to be confirmed: ConflictError when another stands there. Left out: whatever stands there.',
      }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: recordedSuccess('ConfirmReadinessSuccess', 'The confirmation is on record.'),
});
