import { z } from 'zod';
import { defineAct } from '../../domain/access/act.ts';
import { line } from '../../domain/text.ts';
import { redactReport } from '../../reports/redact.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { IDEMPOTENCY_KEY, MEETING_NAME, oneLine } from './inputs.ts';
import { meetingSuccess } from './successes.ts';

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
    'Takes out what must not have been published, such as a secret or what a person wants gone: the lines are blank for everybody from now on, in every revision of the report and wherever they are quoted, and keep their place. What was decided there stands, without the words. It cannot be undone. The page says that lines were taken out, when and why; two hashes show that nothing else was changed. Admins.',
  input: builder.inputType('RedactLinesInput', {
    description: 'Lines of a report that are to go.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Day of the meeting.' }),
      meetingName: t.string(MEETING_NAME),
      revision: t.int({ required: true, description: 'Number of the revision whose lines are counted.' }),
      lineStart: t.int({ required: true, description: 'First line, counted from 1. No heading.' }),
      lineEnd: t.int({ description: 'Last line; left out: the first one alone.' }),
      reason: t.string({
        required: true,
        description: `Why, for readers: it must not say what was taken out. ${oneLine()}`,
      }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: meetingSuccess('RedactLinesSuccess', 'The lines are gone.'),
});
