import { InvalidTransitionError } from '../../domain/errors.ts';
import { cancelMeeting } from '../../domain/meeting/cancel.ts';
import { holdMeeting } from '../../domain/meeting/hold.ts';
import { moveMeeting } from '../../domain/meeting/move.ts';
import { redateMeeting } from '../../domain/meeting/redate.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { IDEMPOTENCY_KEY, MEETING_NAME, oneLine } from './inputs.ts';
import { meetingSuccess } from './successes.ts';

mutation(holdMeeting, {
  description:
    'Says that a meeting was held, so that records can cite it. Importing its minutes says the same. Also of one that was cancelled, and held after all. Chairs.',
  input: builder.inputType('HoldMeetingInput', {
    description: 'A meeting that was held.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Its day, which has come.' }),
      meetingName: t.string(MEETING_NAME),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: meetingSuccess('HoldMeetingSuccess', 'The meeting is on record as held.'),
});

mutation(cancelMeeting, {
  description:
    'Says that a meeting is not held, or was not. One that has minutes or has recorded something was held. Scheduling it again plans it anew. Chairs.',
  input: builder.inputType('CancelMeetingInput', {
    description: 'A meeting that is not held.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Its day.' }),
      meetingName: t.string(MEETING_NAME),
      reason: t.string({ required: true, description: `Why, for readers. ${oneLine()}` }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: meetingSuccess('CancelMeetingSuccess', 'The meeting is cancelled.'),
});

mutation(redateMeeting, {
  description:
    'Corrects the date of a meeting that was entered under a wrong one, and never was on that day. What it recorded goes along; what took effect on its day takes effect on the right one. Files that still have the wrong date are read as its own. A meeting that is put off is moved instead: `moveMeeting`. Chairs.',
  errors: [InvalidTransitionError],
  input: builder.inputType('RedateMeetingInput', {
    description: 'A meeting of a wrong date.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'The day under which it was entered.' }),
      meetingName: t.string(MEETING_NAME),
      to: t.field({
        type: 'Date',
        required: true,
        description: 'The day on which it was, on which there is no other meeting.',
      }),
      reason: t.string({ required: true, description: `How that is known, for readers. ${oneLine()}` }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: meetingSuccess('RedateMeetingSuccess', 'The meeting is on record under the right day.'),
});

mutation(moveMeeting, {
  description:
    'Puts a meeting on another day. Its old day stays on record and leads on to the new one; calendars move their entry. One that has minutes or has recorded something was held, and stays. Chairs.',
  input: builder.inputType('MoveMeetingInput', {
    description: 'A meeting, and the day that it is moved to.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Its day so far.' }),
      meetingName: t.string(MEETING_NAME),
      to: t.field({
        type: 'Date',
        required: true,
        description: 'Its new day, at most 366 days ahead, on which there is no other meeting.',
      }),
      startsAt: t.field({
        type: 'DateTime',
        description: 'When it starts; when absent, at the same time of day (UTC) as before.',
      }),
      reason: t.string({ required: true, description: `Why, for readers. ${oneLine()}` }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: meetingSuccess('MoveMeetingSuccess', 'The meeting of the new day.'),
});
