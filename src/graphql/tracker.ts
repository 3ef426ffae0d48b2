import { trackerUuid } from '../domain/tracker/uuid.ts';
import { builder } from './builder.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';

builder.queryField('trackerUuid', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: 'String',
    description:
      'What this tracker is, wherever it is reached: a UUID that was drawn when its database was made, and is kept with it.',
    resolve: (_root, _args, { db }) => trackerUuid(db),
  }),
);
