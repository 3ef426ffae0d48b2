import { mergePeople } from '../domain/person/merge.ts';
import { findPeople, findPersonByHandle, handlesOf } from '../domain/person/rows.ts';
import { separatePerson } from '../domain/person/separate.ts';
import { at, TODAY } from '../reading/as-of.ts';
import type { Find } from '../reading/point.ts';
import { builder } from './engine/builder.ts';
import { oneLine } from './engine/fields.ts';
import { IDEMPOTENCY_KEY, prose } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { ahead, related } from './engine/relation.ts';
import { shown, success } from './engine/success.ts';
import { PersonRef } from './refs.ts';

PersonRef.implement({
  description: 'Somebody who is named in minutes or who entered a record.',
  fields: (t) => ({
    handle: t.exposeString('handle', {
      description: 'The GitHub handle, without `@`; of several the one that they go by.',
    }),
    handles: t.stringList({
      description:
        'All handles of the person, without `@`: the one that they go by, then those that were joined to it.',
      ...related((people: readonly { id: number }[], _args, { db }) => handlesOf(db, people), {}),
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'The full name; null if it is not known.',
    }),
    isBot: t.exposeBoolean('isBot', {
      description: 'Whether it is a program, such as the one that seeded past records.',
    }),
  }),
});

builder.queryField('person', (t) =>
  t.field({
    type: PersonRef,
    nullable: true,
    description: 'A person by handle; null if nobody of that handle is known.',
    args: {
      handle: t.arg.string({
        required: true,
        description: 'The GitHub handle, with or without `@`; case does not count.',
      }),
    },
    resolve: ahead(async ({ handle }, { db }) =>
      findPersonByHandle(db, oneLine(handle, 'handle').replace(/^@/, '')),
    ),
  }),
);

const find: Find<NonNullable<Awaited<ReturnType<typeof findPeople>>[number]>> = async (db, points) =>
  (
    await findPeople(
      db,
      points.map((point) => point?.id ?? null),
    )
  ).map((row) => row && at(row, TODAY));

mutation(mergePeople, {
  description:
    "Says that two handles are one person's. Nothing that was entered is rewritten: by either handle it is read as the one person's, and whoever signs in by either has the rights of a maintainer of both. Open to admins.",
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
          'The person’s other GitHub handle, with or without `@`; handles that were joined to it come with it.',
      }),
      reason: t.string({ required: true, ...prose('How it is known.') }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<{ personId: number }>('MergePeopleSuccess', 'The handles are joined.', {
    person: shown(PersonRef, find as never, ({ personId }) => personId, 'The one person.'),
  }),
});

mutation(separatePerson, {
  description: 'Separates a handle that was joined to somebody else’s. Open to admins.',
  input: builder.inputType('SeparatePersonInput', {
    description: 'A handle that belongs to another person after all.',
    fields: (t) => ({
      handle: t.string({ required: true, description: 'The GitHub handle, with or without `@`.' }),
      reason: t.string({ required: true, ...prose('The reason.') }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<{ personId: number; fromId: number }>(
    'SeparatePersonSuccess',
    'The handles are separate again.',
    {
      person: shown(
        PersonRef,
        find as never,
        ({ personId }) => personId,
        'The person whose handle it is now.',
      ),
      from: shown(PersonRef, find as never, ({ fromId }) => fromId, 'The person it was joined to.'),
    },
  ),
});
