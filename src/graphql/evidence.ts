import { type EvidenceOwnerKey, type EvidenceRead, evidenceOf } from '../domain/evidence/read.ts';
import { builder } from './builder.ts';
import { related } from './relation.ts';

export const EvidenceRef = builder.objectRef<EvidenceRead>('Evidence').implement({
  description:
    'What a record rests on: a URL, or the lines of one revision of a report. Later revisions do not change it.',
  fields: (t) => ({
    url: t.expose('url', {
      type: 'URL',
      nullable: true,
      description: 'The URL; null for lines of a report.',
    }),
    path: t.exposeString('path', {
      nullable: true,
      description: "The report's path in the SIG's repository; null for a URL.",
    }),
    revision: t.exposeInt('revision', {
      nullable: true,
      description: 'Which revision of the report, counted from 1 in the order of import; null for a URL.',
    }),
    isParaphrase: t.exposeBoolean('isParaphrase', {
      nullable: true,
      description:
        'Whether that revision retells the original, so that its lines are not those of the original; null for a URL.',
    }),
    lineStart: t.exposeInt('lineStart', {
      nullable: true,
      description: 'First line of the span in that revision, counted from 1; null for a URL.',
    }),
    lineEnd: t.exposeInt('lineEnd', {
      nullable: true,
      description: 'Last line of the span, included; null for a URL.',
    }),
    quote: t.exposeString('quote', {
      nullable: true,
      description:
        'The words as they stood; kept when a later revision lost them. Null for a URL nobody quoted.',
    }),
    link: t.expose('link', {
      type: 'URL',
      nullable: true,
      description:
        'Where it can be read: the URL, or the lines in the source; a paraphrase links its original without lines. Null where no source is known.',
    }),
  }),
});

/** The field `evidence` of a kind of record. */
export const evidenceField = <Record extends { id: number }>(owner: EvidenceOwnerKey) => ({
  type: [EvidenceRef] as [typeof EvidenceRef],
  description: 'What it rests on, in the order it was given in.',
  ...related((records: readonly Record[], _args, { db }) => evidenceOf(db, owner, records)),
});
