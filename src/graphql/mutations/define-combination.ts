import { defineCombination } from '../../domain/combination/define.ts';
import { MOST_MEMBERS } from '../../domain/combination/report.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { combinationSuccess } from './combination-successes.ts';
import { EvidenceInput, IDEMPOTENCY_KEY, listOf, MEETING, MEETING_NAME, oneLine, prose } from './inputs.ts';

mutation(defineCombination, {
  description:
    'Names a set of projects that somebody asked for, or gives a named one other projects or another reason; what it was stays in its history. CI runs that began before its projects changed do not count for the new ones. Chairs.',
  input: builder.inputType('DefineCombinationInput', {
    description:
      'A named set of projects. One of `meeting` and `evidence` is needed: where it was asked for.',
    fields: (t) => ({
      slug: t.string({
        required: true,
        description:
          'Its name in URLs: small letters, digits and single hyphens, at most 64. One that exists is changed.',
      }),
      projects: t.stringList({
        required: true,
        description: `Slugs of its projects, all of them: 2 to ${MOST_MEMBERS}.`,
      }),
      askedBy: t.string({ description: 'GitHub handle of who asked for it, such as `@cschaufler`.' }),
      definedOn: t.field({
        type: 'Date',
        description:
          'The day from which it is this, today at the latest and not before its last change; left out: the day of the meeting, else today.',
      }),
      meeting: t.field({ type: 'Date', description: `The meeting at which it was asked for. ${MEETING}` }),
      meetingName: t.string(MEETING_NAME),
      reason: t.string({ required: true, ...prose('What it is for.') }),
      evidence: t.field({ type: [EvidenceInput], description: `What it rests on. ${listOf('entries')}` }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: combinationSuccess,
});
