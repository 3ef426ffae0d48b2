import { PersonRef } from './refs.ts';

PersonRef.implement({
  description: 'Somebody who is named in minutes or who entered a record.',
  fields: (t) => ({
    handle: t.exposeString('handle', { description: 'The GitHub handle, without `@`.' }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'The full name; null where it is not known.',
    }),
    isBot: t.exposeBoolean('isBot', {
      description: 'Whether it is a program, such as the one that seeded past records.',
    }),
  }),
});
