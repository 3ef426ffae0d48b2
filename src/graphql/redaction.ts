import { type Redaction, redactionsOf } from '../domain/report/redact.ts';
import { builder } from './builder.ts';
import { MeetingRef } from './refs.ts';
import { related } from './relation.ts';

const RedactionRef = builder.objectRef<Redaction>('Redaction').implement({
  description: 'Lines of a revision of a report that were taken out for everybody; they keep their place.',
  fields: (t) => ({
    revision: t.exposeInt('revision', { description: 'Number of the revision.' }),
    lineStart: t.exposeInt('lineStart', { description: 'First line of them, counted from 1.' }),
    lineEnd: t.exposeInt('lineEnd', { description: 'Last line of them.' }),
    reason: t.exposeString('reason', { description: 'Why they were taken out.' }),
    redactedAt: t.expose('redactedAt', { type: 'DateTime', description: 'When they were taken out.' }),
    originalHash: t.exposeString('originalHash', {
      description: 'SHA-256 of the content as it was imported, hexadecimal.',
    }),
    hash: t.exposeString('hash', {
      description:
        'SHA-256 of the content with them blank, hexadecimal: whoever has the original blanks them in it, and gets the same, if nothing else was changed.',
    }),
  }),
});

builder.objectField(MeetingRef, 'redactions', (t) =>
  t.field({
    type: [RedactionRef],
    description: 'What was taken out of its report, by revision and line.',
    ...related((meetings: readonly { id: number }[], _args, { db }) =>
      redactionsOf(
        db,
        meetings.map(({ id }) => id),
      ),
    ),
  }),
);
