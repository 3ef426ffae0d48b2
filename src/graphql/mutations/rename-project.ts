import { renameProject } from '../../domain/project/rename.ts';
import { LIMITS } from '../../domain/text.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { IDEMPOTENCY_KEY, oneLine, prose } from './inputs.ts';
import { projectSuccess } from './successes.ts';

mutation(renameProject, {
  description:
    'Gives a project another slug. The one that it had goes on naming it: addresses lead on, acts and filters take it, minutes are matched by it, and no other project can have it. Chairs.',
  input: builder.inputType('RenameProjectInput', {
    description: 'Another slug for a project.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      slug: t.string({
        required: true,
        description: `Its new name in URLs: small letters, digits and single hyphens, at most ${LIMITS.slug} characters.`,
      }),
      reason: t.string({ required: true, ...prose('Why.') }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: projectSuccess('RenameProjectSuccess', 'The project has the slug.'),
});
