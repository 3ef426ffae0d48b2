import type { voidedKind } from '../db/tables/enums.ts';
import { assertMay } from '../domain/act/permissions.ts';
import { type Dependent, DependentsError } from '../domain/voiding/errors.ts';
import {
  countsOfVoidings,
  findVoidings,
  isVoid,
  rowsOfVoiding,
  type VoidedRow,
  type VoidingRow,
  voidingList,
} from '../domain/voiding/rows.ts';
import type { VoidedCount } from '../domain/voiding/set-aside.ts';
import type { At } from '../reading/as-of.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs, rootPage } from './engine/connection.ts';
import { knownPerson, pages, person } from './engine/fields.ts';
import { topLevel } from './engine/mutation.ts';
import { nodeFor } from './engine/node.ts';
import { ahead, related } from './engine/relation.ts';
import { ErrorInterface } from './errors.ts';
import { PersonRef } from './refs.ts';

const VoidedKind = builder.enumType('VoidedKind', {
  description: 'What kind of thing is void.',
  values: {
    MEETING: { description: 'A meeting, with its report.' },
    PROJECT: { description: 'A project.' },
    REPORT: { description: 'A report, while its meeting stays.' },
  } satisfies Record<(typeof voidedKind.enumValues)[number], { description: string }>,
});

export const VoidedCountRef = builder.objectRef<VoidedCount>('VoidedCount').implement({
  description: 'How much of one kind goes with what is void.',
  fields: (t) => ({
    what: t.exposeString('what', { description: 'What it is, in the plural, such as `notes`.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const Field = builder.objectRef<{ name: string; value: unknown }>('VoidedField').implement({
  description: 'One column of a row that is kept.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the column.' }),
    value: t.string({
      nullable: true,
      description: 'Its value; as JSON where it is more than one text. Null means it has none.',
      resolve: ({ value }) => (typeof value === 'string' || value === null ? value : JSON.stringify(value)),
    }),
  }),
});

const VoidedRowRef = builder.objectRef<At<VoidedRow>>('VoidedRow').implement({
  description: 'A row that is kept whole while it is void.',
  fields: (t) => ({
    what: t.string({
      description: 'What it is, in the plural, such as `notes`.',
      resolve: ({ tableName }) => tableName.replaceAll('_', ' '),
    }),
    fields: t.field({
      type: [Field],
      description: 'Its columns.',
      resolve: ({ row }) =>
        Object.entries(row as Record<string, unknown>).map(([name, value]) => ({ name, value })),
    }),
  }),
});

export const VoidingRef = builder.objectRef<At<VoidingRow>>('Voiding');

builder.node(VoidingRef, {
  ...nodeFor('readVoidings', findVoidings),
  description:
    'Something that was entered by mistake and made void by a chair: no list, count, search, feed or file has it, until it is restored. Open to chairs and admins.',
  fields: (t) => ({
    kind: t.expose('kind', { type: VoidedKind, description: 'What kind of thing it is.' }),
    key: t.exposeString('key', { description: 'Its slug, day or path.' }),
    title: t.exposeString('title', { description: 'What it is called.' }),
    reason: t.exposeString('reason', { description: 'The reason.' }),
    voidedAt: t.expose('voidedAt', { type: 'DateTime', description: 'When it happened.' }),
    voidedBy: t.field({ type: PersonRef, description: 'The person who did it.', ...knownPerson('voidedBy') }),
    goesWith: t.field({
      type: [VoidedCountRef],
      description: 'What went with it, by kind; itself is among it.',
      ...related((list: readonly { id: number }[], _args, { db }) => countsOfVoidings(db, list), {}),
    }),
    rows: t.field({
      type: connectionOf(VoidedRowRef, 'VoidedRow', 'rows that are kept'),
      description: 'Everything that went with it, whole: itself first.',
      args: listArgs(t),
      ...pages(rowsOfVoiding),
    }),
    isRestored: t.boolean({
      description: 'Whether it was restored.',
      resolve: ({ restoredAt }) => restoredAt !== null,
    }),
    restoredAt: t.expose('restoredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was restored; null while it is void.',
    }),
    restoredBy: t.field({
      type: PersonRef,
      nullable: true,
      description: 'Who restored it; null while it is void.',
      ...person('restoredBy'),
    }),
    restoredReason: t.exposeString('restoredReason', {
      nullable: true,
      description: 'Why it was restored; null while it is void.',
    }),
  }),
});

builder.queryField('voidings', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: connectionOf(VoidingRef, 'Voiding', 'things that are or were void'),
    description: 'What is void, and what was until it was restored, newest first. Open to chairs and admins.',
    args: {
      isRestored: t.arg.boolean({
        description: 'Only what was restored, or only what is void; all when absent.',
      }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ isRestored, ...page }, context) => {
      try {
        assertMay(context.viewer, 'readVoidings');
      } catch (error) {
        throw topLevel(error);
      }
      return rootPage(context, voidingList({ isRestored }), page);
    }),
  }),
);

builder.queryField('isVoid', (t) =>
  t.boolean({
    ...NULL_ON_ERROR,
    description:
      'Whether a chair has made void what was there under that key, and has not restored it. It says nothing else.',
    args: {
      kind: t.arg({ type: VoidedKind, required: true, description: 'What kind of thing.' }),
      key: t.arg.string({
        required: true,
        description:
          'Its slug, its day (with its name, where its day has several: `2017-05-24-apac`), or its path.',
      }),
    },
    resolve: (_root, { kind, key }, { db }) => isVoid(db, kind, key),
  }),
);

const DependentRef = builder.objectRef<Dependent>('Dependent').implement({
  description: 'Something that stands and rests on what was to be void or taken back.',
  fields: (t) => ({
    what: t.exposeString('what', { description: 'What it is, such as `record` or `waiver`.' }),
    name: t.exposeString('name', {
      description: 'By what it is found: a project and a day, a project and a criterion, a slug.',
    }),
    number: t.exposeInt('number', {
      nullable: true,
      description: 'Number of a record of the ledger; null for anything else.',
    }),
  }),
});

builder.objectType(DependentsError, {
  name: 'DependentsError',
  description: 'Something that stands rests on what was to be void or taken back. Nothing of it is done.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof DependentsError,
  fields: (t) => ({
    dependents: t.expose('dependents', { type: [DependentRef], description: 'All that rests on it.' }),
  }),
});
