import { dismissSuggestion } from '../../domain/suggestion/dismiss.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { IDEMPOTENCY_KEY, oneLine, prose } from './inputs.ts';
import { dismissedSuccess } from './successes.ts';

mutation(dismissSuggestion, {
  description:
    'Lays a suggestion aside; the reason is kept with it. Maintainers of the project it is about, and chairs; one that names no project is for chairs.',
  ids: { suggestion: 'Suggestion' },
  input: builder.inputType('DismissSuggestionInput', {
    description: 'A line of the minutes that does not bear on readiness.',
    fields: (t) => ({
      suggestion: t.id({ required: true, description: 'The suggestion, which nobody has answered yet.' }),
      reason: t.string({ required: true, ...prose('Why it does not bear on readiness.') }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: dismissedSuccess,
});
