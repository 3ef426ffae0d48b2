import { scheduleMeeting } from '../../domain/meeting/schedule.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { IDEMPOTENCY_KEY, listOf, oneLine } from './inputs.ts';
import { meetingSuccess } from './successes.ts';

mutation(scheduleMeeting, {
  description:
    'Puts a meeting on record: one to come, or one that was held and has no report yet. Its report is imported under the same day later. Chairs.',
  input: builder.inputType('ScheduleMeetingInput', {
    description: 'A meeting to come, or one that was held.',
    fields: (t) => ({
      date: t.field({
        type: 'Date',
        required: true,
        description:
          'Its day, at most 366 days ahead. It is its key: there is one meeting a day, and it cannot be moved.',
      }),
      startsAt: t.field({
        type: 'DateTime',
        description:
          'When it starts: an instant of its day, give or take a day for the zone it is called in.',
      }),
      location: t.string({ description: `Where it is held. ${oneLine()}` }),
      announcementUrl: t.field({ type: 'URL', description: 'Where it is announced.' }),
      scribe: t.string({ description: 'GitHub handle of who writes the minutes, with or without `@`.' }),
      attendeeOrganisations: t.stringList({
        description: `Organisations present, each once. ${listOf('organisations')} ${oneLine()}`,
      }),
      announcedNextOn: t.field({ type: 'Date', description: 'Day announced for the meeting after it.' }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: meetingSuccess('ScheduleMeetingSuccess', 'The meeting is on record.'),
});
