import { z } from 'zod';
import { defineAct } from '../access/act.ts';
import { NotFoundError } from '../errors.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import { findStartedMeeting } from '../meeting/find-started.ts';
import { line } from '../text.ts';
import { appendCriterionRecord } from './append.ts';
import { assertInForce, lockForChange } from './latest.ts';
import { carriedOver } from './on.ts';
import { AtMeeting } from './schemas.ts';

/** A meeting drops a criterion: from its day on it counts for nothing, and earlier days keep it. */
export const retireCriterion = defineAct({
  name: 'retireCriterion',
  input: z.object({ criterion: line(), ...AtMeeting.shape }),
  run: async (tx, input, { viewer, now }) => {
    const meeting = await findStartedMeeting(tx, input.meeting, now);
    const before = await lockForChange(tx, input.criterion, meeting.date);
    if (!before) throw new NotFoundError('criterion', input.criterion);
    assertInForce(before);
    const record = await appendCriterionRecord(
      tx,
      before.key,
      {
        ...carriedOver(before),
        act: 'RETIRED',
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
