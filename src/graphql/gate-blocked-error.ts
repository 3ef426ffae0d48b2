import { at, TODAY } from '../domain/as-of.ts';
import { GateBlockedError } from '../domain/gate/errors.ts';
import { builder } from './builder.ts';
import { ErrorInterface } from './errors.ts';
import { GateBlockerRef } from './gate.ts';
import { Readiness } from './readiness.ts';

builder.objectType(GateBlockedError, {
  name: 'GateBlockedError',
  description:
    'The gate to the step is blocked. A chair may override it, with a reason that stays visible; but never a conflict with a member of the channel.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof GateBlockedError,
  fields: (t) => ({
    to: t.expose('to', { type: Readiness, description: 'The step that is blocked.' }),
    blockers: t.field({
      type: [GateBlockerRef],
      description: 'What keeps it shut, worst first.',
      resolve: ({ blockers }) =>
        blockers.map((blocker) => ({
          blocker,
          criterion: blocker.criterion && at(blocker.criterion, TODAY),
        })),
    }),
  }),
});
