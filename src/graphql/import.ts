import type { heardState } from '../db/tables/index.ts';
import { everyHeard, filesOfHeard, type HeardFileRow, type HeardShown } from '../domain/heard/rows.ts';
import type { At } from '../reading/as-of.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs, rootPage } from './engine/connection.ts';
import { ahead, related } from './engine/relation.ts';

const ImportState = builder.enumType('ImportState', {
  description: 'What became of news from the repository.',
  values: {
    WAITING: { description: 'It is yet to be looked at, or is tried again.' },
    DONE: {
      description: 'It was looked at, and what it asks for was done; of its files some may be refused.',
    },
    PASSED_OVER: { description: 'There was nothing in it for this tracker.' },
    REFUSED: { description: 'It was not taken.' },
    GIVEN_UP: { description: 'The repository could not be read for a whole day.' },
  } satisfies Record<(typeof heardState.enumValues)[number], { description: string }>,
});

const ImportedFileRef = builder.objectRef<HeardFileRow>('ImportedFile').implement({
  description: 'A file of minutes that was read from the repository, and what became of it.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Its path in the repository.' }),
    commit: t.exposeString('commit', { description: 'The commit at which it was read.' }),
    outcome: t.exposeString('outcome', {
      description: '`IMPORTED`, `UNCHANGED` where it brought nothing new, or `REFUSED`.',
    }),
    changes: t.exposeStringList('changes', { description: 'What it changed, the first hundred.' }),
    problems: t.exposeStringList('problems', {
      description: 'What was not understood, and why it was refused, each with its line; the first hundred.',
    }),
  }),
});

const ImportRef = builder.objectRef<At<HeardShown>>('Import').implement({
  description: 'News from the repository, pushed by it or asked for, and what became of it.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it came.' }),
    source: t.exposeString('source', {
      description: 'Where it came from: `github`, `gitlab` or `gitea`; `poll` if the tracker asked for it.',
    }),
    event: t.exposeString('event', { description: 'Its name there, such as `push`.' }),
    state: t.expose('state', { type: ImportState, description: 'What became of it.' }),
    why: t.exposeString('why', {
      nullable: true,
      description: 'The same in a sentence; null while it waits.',
    }),
    files: t.field({
      type: [ImportedFileRef],
      description: 'The files of minutes that were read for it, by path; the first fifty.',
      ...related((rows: readonly At<HeardShown>[], _args, { db }) => filesOfHeard(db, rows)),
    }),
  }),
});

builder.queryField('imports', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: connectionOf(ImportRef, 'Import', 'things that the repository told'),
    description: 'News from the repository, pushed by it or asked for, oldest first.',
    args: listArgs(t),
    resolve: ahead((page, context) => rootPage(context, everyHeard, page)),
  }),
);
