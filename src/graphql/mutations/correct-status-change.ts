import { InvalidTransitionError } from '../../domain/errors.ts';
import { GateBlockedError } from '../../domain/gate/errors.ts';
import { correctStatusChange } from '../../domain/status-change/correct.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { Basis, Readiness } from '../readiness.ts';
import { EvidenceInput, IDEMPOTENCY_KEY, listOf, MEETING_NAME, oneLine, prose } from './inputs.ts';
import { recordedSuccess } from './successes.ts';

mutation(correctStatusChange, {
  description:
    'Appends a correction, which replaces another record whole or retracts it; the other stays readable. A record is corrected once: a further correction corrects the correction. Correcting a retraction puts the record back. Maintainers of the project and chairs.',
  ids: { statusChange: 'StatusChange' },
  errors: [InvalidTransitionError, GateBlockedError],
  input: builder.inputType('CorrectStatusChangeInput', {
    description:
      'What is to stand in the place of a record, or that nothing is. What is left out is taken from the record.',
    fields: (t) => ({
      statusChange: t.id({
        required: true,
        description: 'The record to correct: one that stands, or a retraction.',
      }),
      meeting: t.field({
        type: 'Date',
        required: true,
        description:
          "For an error of entry the record's own meeting, for a change of mind the later one that changed it. By the clock RECORDED the correction counts from it on.",
      }),
      meetingName: t.string(MEETING_NAME),
      retract: t.boolean({
        description:
          'Leaves nothing in its place. Not beside `to`, `effectiveOn`, `statedFrom` or `override`.',
      }),
      to: t.field({ type: Readiness, description: 'The readiness it should have set.' }),
      effectiveOn: t.field({
        type: 'Date',
        description: 'Day from which it should have been true, at most 24 hours ahead.',
      }),
      statedFrom: t.field({
        type: Readiness,
        description: "The minutes' own word of where it came from; null: they give none.",
      }),
      basis: t.field({
        type: Basis,
        description:
          'How it is known. Left out: as the record says, where what is cited bears that out; else STATED where lines of a report are cited and EXTERNAL where only links are; where nothing is, it is asked for.',
      }),
      reason: t.string({ required: true, ...prose('Why it is corrected.') }),
      evidence: t.field({
        type: [EvidenceInput],
        description: `What it rests on, in place of all the evidence of the record. ${listOf('entries')}`,
      }),
      override: t.string({
        ...prose(
          'Chairs: the reason for a move that the table of allowed moves does not have, or past a blocked gate.',
        ),
      }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: recordedSuccess('CorrectStatusChangeSuccess', 'The correction is on record.'),
});
