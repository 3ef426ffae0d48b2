import { type EvidenceOwnerKey, type EvidenceRead, evidenceOf, linkOf } from '../domain/evidence/rows.ts';
import { type LinesNow, linesNow } from '../domain/report/lines-now.ts';
import { plainText } from '../reports/plain-text.ts';
import { builder } from './engine/builder.ts';
import { related } from './engine/relation.ts';

const LinesState = builder.enumType('LinesState', {
  description: 'What has become of lines that were cited.',
  values: {
    SAME: { description: 'They stand unchanged, at the same place.' },
    MOVED: { description: 'They stand unchanged, at another place.' },
    REWORDED: { description: 'Other words stand in their place that say much the same.' },
    GONE: { description: 'The newest revision has nothing like them.' },
  },
});

const LinesNowRef = builder.objectRef<LinesNow>('LinesNow').implement({
  description: 'Where cited lines are in the newest revision of their report.',
  fields: (t) => ({
    state: t.expose('state', { type: LinesState, description: 'What has become of them.' }),
    lineStart: t.exposeInt('lineStart', {
      nullable: true,
      description: 'First line there; null if they are gone.',
    }),
    lineEnd: t.exposeInt('lineEnd', {
      nullable: true,
      description: 'Last line there, included; null if they are gone.',
    }),
    page: t.exposeString('page', {
      nullable: true,
      description: 'Path of the page of this tracker that shows them there; null if they are gone.',
    }),
    quote: t.string({
      nullable: true,
      description: 'The words that stand there, where they are others; null unless REWORDED.',
      resolve: ({ state, text }) => (state === 'REWORDED' && text !== null ? plainText(text) : null),
    }),
  }),
});

export const EvidenceRef = builder.objectRef<EvidenceRead>('Evidence').implement({
  description:
    'What a record rests on: a URL, or the lines of one revision of a report. Later revisions do not change it.',
  fields: (t) => ({
    url: t.field({
      type: 'URL',
      nullable: true,
      description: 'The URL; null for lines of a report.',
      resolve: ({ url }) => url,
    }),
    path: t.string({
      nullable: true,
      description: "The report's path in the group's repository; null for a URL.",
      resolve: ({ lines }) => lines?.path ?? null,
    }),
    revision: t.int({
      nullable: true,
      description: 'Which revision, by its number within the meeting; null for a URL.',
      resolve: ({ lines }) => lines?.revision ?? null,
    }),
    isParaphrase: t.boolean({
      nullable: true,
      description:
        'Whether that revision retells the original, so that its lines are not those of the original; null for a URL.',
      resolve: ({ lines }) => lines?.isParaphrase ?? null,
    }),
    lineStart: t.int({
      nullable: true,
      description: 'First line of the span in that revision, counted from 1; null for a URL.',
      resolve: ({ lines }) => lines?.lineStart ?? null,
    }),
    lineEnd: t.int({
      nullable: true,
      description: 'Last line of the span, included; null for a URL.',
      resolve: ({ lines }) => lines?.lineEnd ?? null,
    }),
    quote: t.string({
      nullable: true,
      description:
        'The words as they stood, as a reader of the Markdown sees them; kept when a later revision lost them. Null for a URL nobody quoted.',
      resolve: ({ quote }) => (quote === null ? null : plainText(quote)),
    }),
    markdown: t.string({
      nullable: true,
      description: 'The same as it was written, with its markup; null for a URL.',
      resolve: ({ lines }) => lines?.quote ?? null,
    }),
    link: t.field({
      type: 'URL',
      nullable: true,
      description:
        'Where it can be read outside: the URL, or the lines in the source; for a paraphrase the line of the original where the record names it, else the original. Null if no source is known.',
      resolve: (one, _args, { settings }) => linkOf(one, settings.source ?? null),
    }),
    page: t.string({
      nullable: true,
      description:
        'Path of the page of this tracker that shows the lines, such as `/meetings/2017-05-24/revisions/1#L26`; null for a URL.',
      resolve: ({ lines }) => lines?.page ?? null,
    }),
    linesNow: t.field({
      type: LinesNowRef,
      nullable: true,
      description: 'Where the lines are in the newest revision; null for a URL.',
      ...related(async (evidence: readonly EvidenceRead[], _args, { db }) => {
        const found = await linesNow(
          db,
          evidence.flatMap(({ lines }) => lines ?? []),
        );
        return evidence.map(({ lines }) => (lines ? (found.shift() ?? null) : null));
      }),
    }),
  }),
});

/** The field `evidence` of a kind of record. */
export const evidenceField = <Record extends { id: number }>(owner: EvidenceOwnerKey) => ({
  type: [EvidenceRef] as [typeof EvidenceRef],
  description: 'What it rests on, in the order it was given in.',
  ...related((records: readonly Record[], _args, { db }) => evidenceOf(db, owner, records)),
});
