import { nameChannel } from '../../domain/channel/name.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { channelSuccess } from './combination-successes.ts';
import { EvidenceInput, IDEMPOTENCY_KEY, listOf, MEETING, MEETING_NAME, oneLine, prose } from './inputs.ts';

mutation(nameChannel, {
  description: 'Gives the channel a further name; those it went by before stay on record. Chairs.',
  input: builder.inputType('NameChannelInput', {
    description: 'A name of the channel. One of `meeting` and `evidence` is needed: who gave it.',
    fields: (t) => ({
      channel: t.string({ defaultValue: 'testing', description: 'Slug of the channel.' }),
      name: t.string({ required: true, description: `The name. ${oneLine()}` }),
      since: t.field({
        type: 'Date',
        description:
          'The day it is first known from, today at the latest; left out: the day of the meeting, else today.',
      }),
      meeting: t.field({ type: 'Date', description: `The meeting that gave it. ${MEETING}` }),
      meetingName: t.string(MEETING_NAME),
      reason: t.string({ ...prose('What is known of it.') }),
      evidence: t.field({ type: [EvidenceInput], description: `What it rests on. ${listOf('entries')}` }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: channelSuccess,
});
