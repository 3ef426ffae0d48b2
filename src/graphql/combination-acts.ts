import { defineCombination } from '../domain/combination/define.ts';
import { MOST_MEMBERS } from '../domain/combination/report.ts';
import { findCombinations } from '../domain/combination/rows.ts';
import { builder } from './engine/builder.ts';
import { evidenceGiven, MEETING, saidByMeeting } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { shown, success } from './engine/success.ts';
import { NamedCombinationRef } from './refs.ts';

const combinationSuccess = success<{ combinationId: number }>(
  'DefineCombinationSuccess',
  'The combination is on record.',
  {
    combination: shown(
      NamedCombinationRef,
      findCombinations,
      ({ combinationId }) => combinationId,
      'The combination as it is today.',
    ),
  },
);

mutation(defineCombination, {
  description:
    'Names a set of projects that somebody asked for, or gives a named one other projects or another reason; what it was stays in its history. CI runs that began before its projects changed do not count for the new ones. Open to chairs.',
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
          'The day from which it is this, today at the latest and not before its last change; default: the day of the meeting, else today.',
      }),
      ...saidByMeeting(t, 'What it is for.'),
      meeting: t.field({ type: 'Date', description: `The meeting at which it was asked for. ${MEETING}` }),
      evidence: evidenceGiven(t),
    }),
  }),
  success: combinationSuccess,
});
