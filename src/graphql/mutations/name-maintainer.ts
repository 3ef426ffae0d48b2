import { nameMaintainer } from '../../domain/maintainer/name.ts';
import { builder } from '../builder.ts';
import { MaintainerKind } from '../maintainer.ts';
import { mutation } from '../mutation.ts';
import { IDEMPOTENCY_KEY, oneLine, prose } from './inputs.ts';
import { maintainerSuccess } from './successes.ts';

mutation(nameMaintainer, {
  description:
    'Names somebody a maintainer of a project. They act on it with whatever credential of a maintainer they bear or sign in with; nothing else is issued. Maintainers of the project and chairs.',
  input: builder.inputType('NameMaintainerInput', {
    description: 'Who is to maintain a project.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      person: t.string({
        required: true,
        description: 'GitHub handle of who is named, with or without `@`; never that of a program.',
      }),
      kind: t.field({
        type: MaintainerKind,
        required: true,
        description:
          'As what. A maintainer who names a successor hands over their own rights to the project.',
      }),
      succeeds: t.string({
        description:
          'For a SUCCESSOR whom a chair names: GitHub handle of whose rights to the project rest meanwhile. A maintainer leaves it out.',
      }),
      reason: t.string({ required: true, ...prose('Why.') }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: maintainerSuccess('NameMaintainerSuccess', 'They are a maintainer of the project.'),
});
