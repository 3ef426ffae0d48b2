import { cancelMeeting } from '../../domain/meeting/cancel.ts';
import { holdMeeting } from '../../domain/meeting/hold.ts';
import { moveMeeting } from '../../domain/meeting/move.ts';
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
