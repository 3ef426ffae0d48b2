import { updateMeeting } from '../../domain/meeting/update.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { IDEMPOTENCY_KEY, listOf, MEETING_NAME, oneLine } from './inputs.ts';
import { meetingSuccess } from './successes.ts';

mutation(updateMeeting, {
  description:
    'Changes what is known of a meeting, never its day. What is left out stays; null: not known. Its agenda and notes come from its report. Chairs.',
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
        description: `Other groups that it is held with, all of them. ${listOf('groups')} ${oneLine()}`,
      }),
      location: t.string({ description: `Where it is held. ${oneLine()}` }),
      announcementUrl: t.field({ type: 'URL', description: 'Where it is announced.' }),
      recordingUrl: t.field({ type: 'URL', description: 'Where its recording is.' }),
      scribe: t.string({ description: 'GitHub handle of who wrote the minutes, with or without `@`.' }),
      attendeeOrganisations: t.stringList({
        description: `Organisations present, all of them. ${listOf('organisations')} ${oneLine()}`,
      }),
      announcedNextOn: t.field({ type: 'Date', description: 'Day announced for the meeting after it.' }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: meetingSuccess('UpdateMeetingSuccess', 'The meeting is changed.'),
});
