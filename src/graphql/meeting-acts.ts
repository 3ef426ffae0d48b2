import { InvalidTransitionError } from '../base/errors.ts';
import { MOST_IN_NAME } from '../base/meeting-key.ts';
import { cancelMeeting } from '../domain/meeting/cancel.ts';
import { holdMeeting } from '../domain/meeting/hold.ts';
import { moveMeeting } from '../domain/meeting/move.ts';
import { redateMeeting } from '../domain/meeting/redate.ts';
import { scheduleMeeting } from '../domain/meeting/schedule.ts';
import { updateMeeting } from '../domain/meeting/update.ts';
import { builder } from './engine/builder.ts';
import { IDEMPOTENCY_KEY, lineLimits, listOf, MEETING_NAME } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { meetingSuccess, scheduledSuccess } from './successes.ts';

mutation(scheduleMeeting, {
  description:
    'Puts a meeting on record: one to come, or one that was held and has no report yet. Its report is imported under the same day later. Open to chairs.',
  input: builder.inputType('ScheduleMeetingInput', {
    description: 'A meeting to come, or one that was held.',
    fields: (t) => ({
      date: t.field({
        type: 'Date',
        required: true,
        description:
          'Its day, at most 366 days ahead. With its name it is its key; moveMeeting puts it on another.',
      }),
      name: t.string({
        description: `Where the day has several meetings: small letters, digits and hyphens, such as \`apac\`. ${lineLimits(MOST_IN_NAME)}`,
      }),
      jointWith: t.stringList({
        description: `Other groups that it is held with, each once. ${listOf('groups')} ${lineLimits()}`,
      }),
      startsAt: t.field({
        type: 'DateTime',
        description:
          'When it starts: an instant of its day, give or take a day for the zone it is called in.',
      }),
      lengthMinutes: t.int({ description: 'How long it is to last or lasted, in minutes: 1 to 1,440.' }),
      repeats: t.string({
        description: `The rhythm in which the group meets, as a rule of RFC 5545 by week or month, such as \`FREQ=WEEKLY;INTERVAL=2;BYDAY=WE\`: the meetings that follow are planned as well, up to 366 days ahead and at most 60. Where there is a meeting already, it stays as it is. ${lineLimits()}`,
      }),
      timeZone: t.string({
        description: `By whose clock on the wall they start, such as \`America/Los_Angeles\`; UTC when absent. ${lineLimits()}`,
      }),
      location: t.string({ description: `Where it is held. ${lineLimits()}` }),
      announcementUrl: t.field({ type: 'URL', description: 'Where it is announced.' }),
      scribe: t.string({ description: 'GitHub handle of who writes the minutes, with or without `@`.' }),
      attendeeOrganisations: t.stringList({
        description: `Organisations present, each once. ${listOf('organisations')} ${lineLimits()}`,
      }),
      announcedNextOn: t.field({ type: 'Date', description: 'Day announced for the meeting after it.' }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: scheduledSuccess,
});

mutation(updateMeeting, {
  description:
    'Changes what is known of a meeting, never its day. What is left out stays; null means not known. Its agenda and notes come from its report. Open to chairs.',
  input: builder.inputType('UpdateMeetingInput', {
    description: 'What is known of a meeting. What is left out stays as it is; null takes it away.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Its day.' }),
      meetingName: t.string(MEETING_NAME),
      startsAt: t.field({
        type: 'DateTime',
        description:
          'When it starts: an instant of its day, give or take a day for the zone. One that has passed, where the meeting has recorded status changes.',
      }),
      lengthMinutes: t.int({ description: 'How long it is to last or lasted, in minutes: 1 to 1,440.' }),
      jointWith: t.stringList({
        description: `Other groups that it is held with, all of them. ${listOf('groups')} ${lineLimits()}`,
      }),
      location: t.string({ description: `Where it is held. ${lineLimits()}` }),
      announcementUrl: t.field({ type: 'URL', description: 'Where it is announced.' }),
      recordingUrl: t.field({ type: 'URL', description: 'Where its recording is.' }),
      scribe: t.string({ description: 'GitHub handle of who wrote the minutes, with or without `@`.' }),
      attendeeOrganisations: t.stringList({
        description: `Organisations present, all of them. ${listOf('organisations')} ${lineLimits()}`,
      }),
      announcedNextOn: t.field({ type: 'Date', description: 'Day announced for the meeting after it.' }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: meetingSuccess('UpdateMeetingSuccess', 'The meeting is changed.'),
});

mutation(holdMeeting, {
  description:
    'Says that a meeting was held, so that records can cite it. Importing its minutes says the same. Also of one that was cancelled, and held after all. Open to chairs.',
  input: builder.inputType('HoldMeetingInput', {
    description: 'A meeting that was held.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Its day, which has come.' }),
      meetingName: t.string(MEETING_NAME),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: meetingSuccess('HoldMeetingSuccess', 'The meeting is on record as held.'),
});

mutation(cancelMeeting, {
  description:
    'Says that a meeting is not held, or was not. One that has minutes or has recorded something was held. Scheduling it again makes it a planned meeting again. Open to chairs.',
  input: builder.inputType('CancelMeetingInput', {
    description: 'A meeting that is not held.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Its day.' }),
      meetingName: t.string(MEETING_NAME),
      reason: t.string({ required: true, description: `Why, for readers. ${lineLimits()}` }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: meetingSuccess('CancelMeetingSuccess', 'The meeting is cancelled.'),
});

mutation(redateMeeting, {
  description:
    'Corrects the date of a meeting that was entered under a wrong one, and never was on that day. What it recorded goes along; what took effect on its day takes effect on the right one. Files that still have the wrong date are read as its own. A meeting that is put off is moved instead: `moveMeeting`. Open to chairs.',
  errors: [InvalidTransitionError],
  input: builder.inputType('RedateMeetingInput', {
    description: 'A meeting that was entered under a wrong date.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'The day under which it was entered.' }),
      meetingName: t.string(MEETING_NAME),
      to: t.field({
        type: 'Date',
        required: true,
        description: 'The day on which it was, on which there is no other meeting.',
      }),
      reason: t.string({ required: true, description: `How that is known, for readers. ${lineLimits()}` }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: meetingSuccess('RedateMeetingSuccess', 'The meeting is on record under the right day.'),
});

mutation(moveMeeting, {
  description:
    'Puts a meeting on another day. Its old day stays on record and leads on to the new one; calendars move their entry. One that has minutes or has recorded something was held, and stays. Open to chairs.',
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
      reason: t.string({ required: true, description: `Why, for readers. ${lineLimits()}` }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: meetingSuccess('MoveMeetingSuccess', 'The meeting of the new day.'),
});
