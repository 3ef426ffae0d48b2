import { MOST_IN_NAME } from '../../domain/meeting/key.ts';
import { scheduleMeeting } from '../../domain/meeting/schedule.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { IDEMPOTENCY_KEY, listOf, oneLine } from './inputs.ts';
import { scheduledSuccess } from './successes.ts';

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
          'Its day, at most 366 days ahead. With its name it is its key; moveMeeting puts it on another.',
      }),
      name: t.string({
        description: `Where the day has several meetings: small letters, digits and hyphens, such as \`apac\`. ${oneLine(MOST_IN_NAME)}`,
      }),
      jointWith: t.stringList({
        description: `Other groups that it is held with, each once. ${listOf('groups')} ${oneLine()}`,
      }),
      startsAt: t.field({
        type: 'DateTime',
        description:
          'When it starts: an instant of its day, give or take a day for the zone it is called in.',
      }),
      lengthMinutes: t.int({ description: 'How long it is to last or lasted, in minutes: 1 to 1,440.' }),
      repeats: t.string({
        description: `The rhythm in which the group meets, as a rule of RFC 5545 by week or month, such as \`FREQ=WEEKLY;INTERVAL=2;BYDAY=WE\`: the meetings that follow are planned as well, up to 366 days ahead and at most 60. Where there is a meeting already, it stays as it is. ${oneLine()}`,
      }),
      timeZone: t.string({
        description: `By whose clock on the wall they start, such as \`America/Los_Angeles\`; UTC when absent. ${oneLine()}`,
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
  success: scheduledSuccess,
});
