import { findMeetings } from '../domain/meeting/rows.ts';
import { currentLines, pagesOfLines } from '../domain/report/cited-lines.ts';
import {
  findResolutions,
  type ResolutionRow,
  recordsOfResolutions,
  resolutionsOfMeetings,
  resolutionsOfRecords,
} from '../domain/resolution/rows.ts';
import type { At } from '../reading/as-of.ts';
import type { Point } from '../reading/point.ts';
import { ResolutionConnection } from './connections.ts';
import { builder } from './engine/builder.ts';
import { listArgs } from './engine/connection.ts';
import { belongsTo, pages } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { related } from './engine/relation.ts';
import { EvidenceRef } from './evidence.ts';
import { MeetingRef, ResolutionRef, StatusChangeRef } from './refs.ts';

type Resolution = At<ResolutionRow>;

const COUNTED = 'null if the minutes give no number.';

builder.node(ResolutionRef, {
  ...asOfNode(findResolutions),
  description:
    'A line of minutes that says what was resolved, or how was voted. A quotation: only a decision becomes a record.',
  fields: (t) => ({
    meeting: t.field({
      type: MeetingRef,
      description: 'The meeting whose minutes have it.',
      ...belongsTo(findMeetings, 'meetingId'),
    }),
    text: t.exposeString('text', { description: 'The line, as it stands, without markup.' }),
    votesFor: t.exposeInt('votesFor', { nullable: true, description: `Votes for it; ${COUNTED}` }),
    votesAgainst: t.exposeInt('votesAgainst', {
      nullable: true,
      description: `Votes against it; ${COUNTED}`,
    }),
    votesAbstained: t.exposeInt('votesAbstained', {
      nullable: true,
      description: `Votes neither for nor against it; ${COUNTED}`,
    }),
    isUnanimous: t.exposeBoolean('isUnanimous', {
      description: 'Whether the minutes call the vote unanimous.',
    }),
    statusChange: t.field({
      type: StatusChangeRef,
      nullable: true,
      description:
        'The record that the decision became with which it stands in the minutes; null if it stands with none of the ledger.',
      ...related((resolutions: readonly Point[], _args, { db, now }) =>
        recordsOfResolutions(db, resolutions, now),
      ),
    }),
    source: t.field({
      type: EvidenceRef,
      description: 'The lines of the report that it comes from.',
      ...related((resolutions: readonly Resolution[], _args, { db }) =>
        currentLines(
          db,
          resolutions.map((resolution) => ({ ...resolution, quote: resolution.text })),
        ),
      ),
    }),
    page: t.string({
      description:
        'Path of the page of this tracker that shows its line in the newest revision of the report.',
      ...related((resolutions: readonly Resolution[], _args, { db }) => pagesOfLines(db, resolutions)),
    }),
    lineStart: t.exposeInt('lineStart', { description: 'Its first line in the report, counted from 1.' }),
    lineEnd: t.exposeInt('lineEnd', { description: 'Its last line in the report, included.' }),
  }),
});

builder.objectField(MeetingRef, 'resolutions', (t) =>
  t.field({
    type: ResolutionConnection,
    description: 'What its minutes say was resolved or voted on, in the order of the source.',
    args: listArgs(t),
    ...pages(resolutionsOfMeetings),
  }),
);

builder.objectField(StatusChangeRef, 'resolutions', (t) =>
  t.field({
    type: ResolutionConnection,
    description:
      'The resolutions and votes that belong to it: in the line of its decision or below it, or among the lines that it cites.',
    args: listArgs(t),
    ...pages(resolutionsOfRecords),
  }),
);
