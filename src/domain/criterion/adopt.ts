import { z } from 'zod';
import { defineAct } from '../access/act.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import { findStartedMeeting } from '../meeting/find-started.ts';
import { line } from '../text.ts';
import { appendCriterionRecord } from './append.ts';
import { assertInForce, lockForChange } from './latest.ts';
import { carriedOver } from './on.ts';
import { AtMeeting } from './schemas.ts';

/** A meeting requires what was only proposed: from its day on the criterion blocks. */
export const adoptCriterion = defineAct({
  name: 'adoptCriterion',
  input: z.object({ criterion: line(), ...AtMeeting.shape }),
  run: async (tx, input, { viewer, now }) => {
    const meeting = await findStartedMeeting(tx, input.meeting, now);
    const before = await lockForChange(tx, input.criterion, meeting.date);
    if (!before) throw new NotFoundError('criterion', input.criterion);
    assertInForce(before);
    if (before.adoptedOn !== null)
      throw new ConflictError(
        `Expected a proposed criterion; ${before.key} was adopted on ${before.adoptedOn}.`,
      );
    const record = await appendCriterionRecord(
      tx,
      before.key,
      {
        ...carriedOver(before),
        act: 'ADOPTED',
        standing: 'ADOPTED',
        effectiveOn: meeting.date,
        meetingId: meeting.id,
        reason: input.reason,
        enteredBy: viewer.personId,
      },
      await resolveEvidence(tx, input.evidence),
    );
    return {
      answer: { criterionId: record.criterionId },
      subject: `Criterion:${record.criterionId}`,
      details: { criterion: before.key, meeting: meeting.date },
    };
  },
});
