import { revokeWaiver } from '../../domain/waiver/revoke.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { waiverSuccess } from './criterion-successes.ts';
import { IDEMPOTENCY_KEY, MEETING, MEETING_NAME, oneLine, prose } from './inputs.ts';

mutation(revokeWaiver, {
  description:
    'Takes a waiver back: from the day of the meeting on, and so at once, the criterion counts again. Chairs.',
  ids: { waiver: 'Waiver' },
  input: builder.inputType('RevokeWaiverInput', {
    description: 'A waiver that a meeting took back.',
    fields: (t) => ({
      waiver: t.id({
        required: true,
        description: 'The waiver; it must be the newest of its project and criterion.',
      }),
      meeting: t.field({
        type: 'Date',
        required: true,
        description: `${MEETING} Not before the meeting that granted it, nor after its last day.`,
      }),
      meetingName: t.string(MEETING_NAME),
      reason: t.string({ required: true, ...prose('Why.') }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: waiverSuccess('RevokeWaiverSuccess', 'The waiver is revoked.'),
});
