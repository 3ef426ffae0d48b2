import { revokeMaintainer } from '../../domain/maintainer/revoke.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { IDEMPOTENCY_KEY, oneLine, prose } from './inputs.ts';
import { maintainerSuccess } from './successes.ts';

mutation(revokeMaintainer, {
  description:
    'Takes back that somebody was named a maintainer of a project; whom they succeeded has their rights again. What they entered stays. Credentials that name the project are not touched. Chairs.',
  input: builder.inputType('RevokeMaintainerInput', {
    description: 'Who is to maintain a project no longer.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      person: t.string({
        required: true,
        description: 'A GitHub handle of who was named, with or without `@`.',
      }),
      reason: t.string({ required: true, ...prose('Why.') }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: maintainerSuccess('RevokeMaintainerSuccess', 'It is taken back.'),
});
