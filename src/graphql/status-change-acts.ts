import { InvalidTransitionError } from '../base/errors.ts';
import { GateBlockedError } from '../domain/gate/errors.ts';
import { confirmReadiness } from '../domain/status-change/confirm.ts';
import { correctStatusChange } from '../domain/status-change/correct.ts';
import { recordStatusChange } from '../domain/status-change/record.ts';
import { builder } from './engine/builder.ts';
import { BASIS_LEFT_OUT, evidenceGiven, prose, saidByMeeting } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { Basis, Readiness } from './readiness.ts';
import { recordedSuccess } from './successes.ts';

mutation(recordStatusChange, {
  description:
    'Appends a change of readiness that a meeting has recorded to the ledger. A late entry takes its place in the order of the day it took effect; the moves into it and onward must both be allowed. Open to maintainers of the project and chairs.',
  ids: { proposal: 'Proposal' },
  errors: [InvalidTransitionError, GateBlockedError],
  input: builder.inputType('RecordStatusChangeInput', {
    description: 'A change of readiness that a meeting has recorded.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      to: t.field({ type: Readiness, required: true, description: 'The readiness it sets.' }),
      ...saidByMeeting(t, 'Why it changed.'),
      effectiveOn: t.field({
        type: 'Date',
        description:
          'Day from which it is true, at most 24 hours ahead; default: the day of the meeting, also when a proposal names another.',
      }),
      basis: t.field({
        type: Basis,
        description: `How it is known: whether the minutes say it, imply it, or another source does. ${BASIS_LEFT_OUT}`,
      }),
      evidence: evidenceGiven(t),
      proposal: t.id({
        description:
          'The open proposal, of the same project and readiness, that it takes up: recording closes it. Without it no proposal is closed, not even one that fits.',
      }),
      statedFrom: t.field({
        type: Readiness,
        description: "The minutes' own word of where it came from, kept beside what the ledger says.",
      }),
      expectedFrom: t.field({
        type: Readiness,
        description:
          'The readiness that the sender has seen: ConflictError when it is another by now. Null means that none is recorded. Default: judged against whatever is found.',
      }),
      override: t.string({
        ...prose(
          'Chairs: the reason for a move that the table of allowed moves does not have, or past a blocked gate. It stays visible for ever.',
        ),
      }),
    }),
  }),
  success: recordedSuccess('RecordStatusChangeSuccess', 'The change is on record.'),
});

mutation(confirmReadiness, {
  description:
    'Appends to the ledger that a meeting found the readiness still standing: the one that stands on the day the confirmation is for. It moves nothing. Open to maintainers of the project and chairs.',
  errors: [InvalidTransitionError],
  input: builder.inputType('ConfirmReadinessInput', {
    description: 'A meeting found that the readiness still stood.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      ...saidByMeeting(t, 'What shows it.'),
      effectiveOn: t.field({
        type: 'Date',
        description:
          'Day for which it is confirmed, at most 24 hours ahead; default: the day of the meeting.',
      }),
      basis: t.field({
        type: Basis,
        description: `How it is known: whether the minutes say it, imply it, or another source does. ${BASIS_LEFT_OUT}`,
      }),
      evidence: evidenceGiven(t),
      expectedFrom: t.field({
        type: Readiness,
        description:
          'The readiness that is to be confirmed: ConflictError when another stands there. Default: whatever stands there.',
      }),
    }),
  }),
  success: recordedSuccess('ConfirmReadinessSuccess', 'The confirmation is on record.'),
});

mutation(correctStatusChange, {
  description:
    'Appends a correction, which replaces another record whole or retracts it; the other stays readable. A record is corrected once: a further correction corrects the correction. Correcting a retraction puts the record back. Open to maintainers of the project and chairs.',
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
      ...saidByMeeting(
        t,
        'Why it is corrected.',
        "For an error of entry the record's own meeting, for a change of mind the later one that changed it. By the clock RECORDED the correction counts from it on.",
      ),
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
        description: "The minutes' own word of where it came from; null means they give none.",
      }),
      basis: t.field({
        type: Basis,
        description:
          'How it is known. Default: as the record says, where what is cited bears that out; else STATED where lines of a report are cited and EXTERNAL where only links are; where nothing is, it is asked for.',
      }),
      evidence: evidenceGiven(t, 'What it rests on, in place of all the evidence of the record.'),
      override: t.string({
        ...prose(
          'Chairs: the reason for a move that the table of allowed moves does not have, or past a blocked gate.',
        ),
      }),
    }),
  }),
  success: recordedSuccess('CorrectStatusChangeSuccess', 'The correction is on record.'),
});
