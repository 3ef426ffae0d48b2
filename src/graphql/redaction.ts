import { z } from 'zod';
import { line } from '../base/text.ts';
import { defineAct } from '../domain/act/act.ts';
import { type Redaction, redactionsOf } from '../domain/report/redact.ts';
import { redactReport } from '../reports/redact.ts';
import { builder } from './engine/builder.ts';
import { IDEMPOTENCY_KEY, lineLimits, MEETING_NAME } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { related } from './engine/relation.ts';
import { MeetingRef } from './refs.ts';
import { meetingSuccess } from './successes.ts';

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

const number = z.int().min(1, { error: 'Expected a number, counted from 1.' });

const redactLines = defineAct({
  name: 'redactLines',
  input: z.object({
    meeting: z.string(),
    revision: number,
    lineStart: number,
    lineEnd: number.nullish(),
    reason: line(),
  }),
  run: async (tx, { lineEnd, ...input }, { viewer, now, source }) => {
    const asked = { ...input, lineEnd: lineEnd ?? input.lineStart };
    const { meetingId, revisions } = await redactReport(tx, asked, {
      personId: viewer.personId,
      now,
      source: source ?? null,
    });
    return {
      answer: { meetingId },
      subject: `Meeting:${meetingId}`,
      details: { date: input.meeting, revisions, reason: input.reason },
    };
  },
});

mutation(redactLines, {
  description:
    'Takes out what must not have been published, such as a secret or what a person wants gone: the lines are blank for everybody from now on, in every revision of the report and wherever they are quoted, and keep their place. What was decided there stands, without the words. It cannot be undone. The page says that lines were taken out, when and why; two hashes show that nothing else was changed. Open to admins.',
  input: builder.inputType('RedactLinesInput', {
    description: 'Lines to take out of a report.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Day of the meeting.' }),
      meetingName: t.string(MEETING_NAME),
      revision: t.int({ required: true, description: 'Number of the revision whose lines are counted.' }),
      lineStart: t.int({ required: true, description: 'First line, counted from 1. No heading.' }),
      lineEnd: t.int({ description: 'Last line; default: the first one alone.' }),
      reason: t.string({
        required: true,
        description: `Why, for readers: it must not say what was taken out. ${lineLimits()}`,
      }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: meetingSuccess('RedactLinesSuccess', 'The lines are taken out.'),
});
