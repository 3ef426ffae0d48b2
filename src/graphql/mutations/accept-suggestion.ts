import { InvalidTransitionError } from '../../domain/errors.ts';
import { acceptSuggestion } from '../../domain/suggestion/accept.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { Readiness } from '../readiness.ts';
import { IDEMPOTENCY_KEY, oneLine, prose } from './inputs.ts';
import { acceptedSuccess } from './successes.ts';

mutation(acceptSuggestion, {
  description:
    'Opens the proposal that a suggestion stands for; it rests on the quoted lines. Maintainers of the project it is about, and chairs; one that names no project is for chairs.',
  ids: { suggestion: 'Suggestion' },
  errors: [InvalidTransitionError],
  input: builder.inputType('AcceptSuggestionInput', {
    description: 'A line of the minutes that does bear on readiness.',
    fields: (t) => ({
      suggestion: t.id({ required: true, description: 'The suggestion, which nobody has answered yet.' }),
      project: t.string({ description: 'Slug of the project; needed where the suggestion names none.' }),
      to: t.field({
        type: Readiness,
        description: 'The readiness to propose; left out: the one suggested. Needed where none is suggested.',
      }),
      effectiveOn: t.field({
        type: 'Date',
        description: 'Day on which it became, or is to become, true; left out: left to the meeting.',
      }),
      reason: t.string({ ...prose('Why it should change; left out: the quoted line.') }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: acceptedSuccess,
});
