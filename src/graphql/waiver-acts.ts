import { revokeWaiver } from '../domain/waiver/revoke.ts';
import { waiveCriterion } from '../domain/waiver/waive.ts';
import { waiverSuccess } from './criterion-acts.ts';
import { builder } from './engine/builder.ts';
import { evidenceGiven, MEETING, saidByMeeting } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';

mutation(waiveCriterion, {
  description:
    'Lets one project pass without meeting one criterion, from the day of the meeting to the end of a day. A later waiver of both stands in its place. Open to chairs.',
  input: builder.inputType('WaiveCriterionInput', {
    description: 'What a meeting waived.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      criterion: t.string({
        required: true,
        description: 'Key of the criterion; it must have been in force on the day of the meeting.',
      }),
      ...saidByMeeting(t, 'The reason.'),
      expiresOn: t.field({
        type: 'Date',
        required: true,
        description:
          'Last day (UTC) on which it counts: the day of the meeting or a later one, at most 400 days (a setting) from the day on which it is entered.',
      }),
      inAdvance: t.boolean({
        description:
          'Whether the criterion may be met now, and the waiver is for a time when it may not be. Default: a ConflictError where it is met.',
      }),
      evidence: evidenceGiven(t),
    }),
  }),
  success: waiverSuccess('WaiveCriterionSuccess', 'The waiver is on record.'),
});

mutation(revokeWaiver, {
  description:
    'Takes a waiver back: from the day of the meeting on, and so at once, the criterion counts again. Open to chairs.',
  ids: { waiver: 'Waiver' },
  input: builder.inputType('RevokeWaiverInput', {
    description: 'A waiver that a meeting took back.',
    fields: (t) => ({
      waiver: t.id({
        required: true,
        description: 'The waiver; it must be the newest of its project and criterion.',
      }),
      ...saidByMeeting(
        t,
        'The reason.',
        `${MEETING} Not before the meeting that granted it, nor after its last day.`,
      ),
    }),
  }),
  success: waiverSuccess('RevokeWaiverSuccess', 'The waiver is revoked.'),
});
