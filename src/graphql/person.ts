import { handlesOf } from '../domain/person/find.ts';
import { findPersonByHandle } from '../domain/person/find-by-handle.ts';
import { builder } from './builder.ts';
import { oneLine } from './fields.ts';
import { PersonRef } from './refs.ts';
import { ahead, related } from './relation.ts';

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
      description: 'The full name; null where it is not known.',
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
    description: 'Somebody by their handle; null where nobody of it is known.',
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
