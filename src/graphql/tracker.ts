import { trackerUuid } from '../domain/tracker/uuid.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';

builder.queryField('trackerUuid', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: 'String',
    description:
      'The identity of this tracker, wherever it is reached: a UUID that was made with its database, and is kept in it.',
    resolve: (_root, _args, { db }) => trackerUuid(db),
  }),
);
