import { linkToRevision } from '../domain/evidence/link.ts';
import type { ReportSource } from '../domain/report/source.ts';
import { builder } from './engine/builder.ts';

export const ReportSourceRef = builder.objectRef<ReportSource>('ReportSource').implement({
  description: 'The report that a meeting was read from, in the revision that was read last.',
  fields: (t) => ({
    path: t.exposeString('path', { description: "The report's path in the group's repository." }),
    revision: t.exposeInt('revision', {
      description: 'Which of its contents, counted from 1 in the order of import.',
    }),
    hash: t.exposeString('hash', { description: 'SHA-256 of the content, hexadecimal.' }),
    link: t.field({
      type: 'URL',
      nullable: true,
      description:
        'Where that content, or the original of a paraphrase, can be read; null if that is not known.',
      resolve: (read, _args, { settings }) => linkToRevision(read, settings.source ?? null),
    }),
    isParaphrase: t.exposeBoolean('isParaphrase', {
      description: 'Whether it retells the original in other words, with other lines.',
    }),
  }),
});
