import { at, TODAY } from '../../domain/as-of.ts';
import { findPeople } from '../../domain/person/find.ts';
import { mergePeople } from '../../domain/person/merge.ts';
import { separatePerson } from '../../domain/person/separate.ts';
import type { Find } from '../../domain/point.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { PersonRef } from '../refs.ts';
import { IDEMPOTENCY_KEY, oneLine, prose } from './inputs.ts';
import { shown, success } from './success.ts';

const find: Find<NonNullable<Awaited<ReturnType<typeof findPeople>>[number]>> = async (db, points) =>
  (
    await findPeople(
      db,
      points.map((point) => point?.id ?? null),
    )
  ).map((row) => row && at(row, TODAY));

mutation(mergePeople, {
  description:
    "Says that two handles are one person's. Nothing that was entered is rewritten: by either handle it is read as the one person's, and whoever signs in by either has the rights of a maintainer of both. Admins.",
  input: builder.inputType('MergePeopleInput', {
    description: 'Two handles of one person.',
    fields: (t) => ({
      person: t.string({
        required: true,
        description: 'The GitHub handle that the person goes by, with or without `@`.',
      }),
      handle: t.string({
        required: true,
        description:
          'Their other GitHub handle, with or without `@`; handles that were joined to it come with it.',
      }),
      reason: t.string({ required: true, ...prose('How it is known.') }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: success<{ personId: number }>('MergePeopleSuccess', 'The handles are joined.', {
    person: shown(PersonRef, find as never, ({ personId }) => personId, 'The one person.'),
  }),
});

mutation(separatePerson, {
  description: "Takes back that a handle was joined to somebody's. Admins.",
  input: builder.inputType('SeparatePersonInput', {
    description: 'A handle that is a person of its own after all.',
    fields: (t) => ({
      handle: t.string({ required: true, description: 'The GitHub handle, with or without `@`.' }),
      reason: t.string({ required: true, ...prose('Why.') }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: success<{ personId: number; fromId: number }>('SeparatePersonSuccess', 'The handles are apart.', {
    person: shown(PersonRef, find as never, ({ personId }) => personId, 'Whose handle it is now.'),
    from: shown(PersonRef, find as never, ({ fromId }) => fromId, 'To whom it was joined.'),
  }),
});
