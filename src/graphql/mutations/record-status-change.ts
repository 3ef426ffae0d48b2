import { InvalidTransitionError } from '../../domain/errors.ts';
import { GateBlockedError } from '../../domain/gate/errors.ts';
import { recordStatusChange } from '../../domain/status-change/record.ts';
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

mutation(recordStatusChange, {
  description:
    'Appends a change of readiness that a meeting has recorded to the ledger. A late entry takes its place in the order of the day it took effect; the moves into it and onward must both be allowed. Maintainers of the project and chairs.',
  ids: { proposal: 'Proposal' },
  errors: [InvalidTransitionError, GateBlockedError],
  input: builder.inputType('RecordStatusChangeInput', {
    description: 'A change of readiness that a meeting has recorded.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      to: t.field({ type: Readiness, required: true, description: 'The readiness it sets.' }),
      meeting: t.field({ type: 'Date', required: true, description: MEETING }),
      meetingName: t.string(MEETING_NAME),
      effectiveOn: t.field({
        type: 'Date',
        description:
          'Day from which it is true, at most 24 hours ahead; left out: the day of the meeting, also when a proposal names another.',
      }),
      basis: t.field({
        type: Basis,
        description: `How it is known: whether the minutes say it, imply it, or another source does. ${BASIS_LEFT_OUT}`,
      }),
      reason: t.string({ required: true, ...prose('Why it changed.') }),
      evidence: t.field({ type: [EvidenceInput], description: `What it rests on. ${listOf('entries')}` }),
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
          'The readiness that the sender has seen: ConflictError when it is another by now. Null: that none is recorded. Left out: judged against whatever is found.',
      }),
      override: t.string({
        ...prose(
          'Chairs: the reason for a move that the table of allowed moves does not have, or past a blocked gate. It stays visible for ever.',
        ),
      }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: recordedSuccess('RecordStatusChangeSuccess', 'The change is on record.'),
});
