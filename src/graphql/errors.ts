import { ConflictError, InvalidTransitionError, NotFoundError, ValidationError } from '../base/errors.ts';
import { findStatusChanges } from '../domain/status-change/rows.ts';
import { TODAY } from '../reading/as-of.ts';
import { builder } from './engine/builder.ts';
import { Readiness } from './readiness.ts';
import { StatusChangeRef } from './refs.ts';

export const ErrorInterface = builder.interfaceRef<Error>('Error').implement({
  description: 'An error that a person can act on. Every other error is a top-level error.',
  fields: (t) => ({
    message: t.exposeString('message', {
      description: 'What was expected and what was found, in one sentence.',
    }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'The input names something that does not exist.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof NotFoundError,
  fields: (t) => ({
    what: t.exposeString('what', { description: 'What was looked for, such as `project` or `meeting`.' }),
    key: t.exposeString('key', { description: 'The slug, date or id it was looked for by.' }),
  }),
});

const IssueType = builder.objectRef<ValidationError['issues'][number]>('ValidationIssue').implement({
  description: 'One thing that is wrong with the input.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Where in the input, such as `input.evidence.0.url`.' }),
    message: t.exposeString('message', { description: 'What was expected there, and what was found.' }),
  }),
});

builder.objectType(ValidationError, {
  name: 'ValidationError',
  description: 'The input is not usable; every problem is listed.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof ValidationError,
  fields: (t) => ({
    issues: t.expose('issues', {
      type: [IssueType],
      description: 'Every problem found, in the order of the input.',
    }),
  }),
});

builder.objectType(ConflictError, {
  name: 'ConflictError',
  description: 'The input no longer fits the state: somebody else was quicker.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof ConflictError,
  fields: (t) => ({
    current: t.expose('current', {
      type: Readiness,
      nullable: true,
      description:
        'The readiness as it stands now; null if none is recorded, or where the conflict is not about it.',
    }),
  }),
});

builder.objectType(InvalidTransitionError, {
  name: 'InvalidTransitionError',
  description: 'The ledger does not take this move.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof InvalidTransitionError,
  fields: (t) => ({
    from: t.expose('from', {
      type: Readiness,
      nullable: true,
      description: 'Readiness before the refused move; null means none recorded.',
    }),
    to: t.expose('to', { type: Readiness, nullable: true, description: 'Readiness after the refused move.' }),
    allowed: t.expose('allowed', {
      type: [Readiness],
      description: 'Where a move from there may go without an override.',
    }),
    contradicts: t.field({
      type: StatusChangeRef,
      nullable: true,
      description:
        'The standing record that the entry would contradict, further on in the order; null if the move into the entry itself is refused.',
      resolve: async ({ contradicts }, _args, { db, now }) => {
        if (contradicts === null) return null;
        const [record] = await findStatusChanges(db, [{ id: contradicts, asOf: TODAY }], now);
        return record ?? null;
      },
    }),
  }),
});
