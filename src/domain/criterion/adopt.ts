import { z } from 'zod';
import { defineBulkAct, eachOf } from '../access/bulk.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import { evidenceFor } from '../evidence/resolve.ts';
import { startedMeetings } from '../meeting/find-started.ts';
import { line } from '../text.ts';
import { appendCriterionRecord } from './append.ts';
import { assertInForce, lockForChange } from './latest.ts';
import { carriedOver } from './on.ts';
import { AtMeeting } from './schemas.ts';

/** A meeting requires what was only proposed: from its day on the criterion blocks. */
export const adoptCriterion = defineBulkAct({
  name: 'adoptCriterion',
  input: z.object({ criterion: line(), ...AtMeeting.shape }),
  runAll: async (tx, asked, { viewer, now }) => {
    const meetingOf = await startedMeetings(
      tx,
      asked.map(({ input }) => input.meeting),
      now,
    );
    const evidence = await evidenceFor(tx, asked);
    // Each is judged by the records that those before it have left.
    return eachOf(asked, async ({ input }, index) => {
      const meeting = meetingOf(input.meeting);
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
        evidence[index] ?? [],
      );
      return {
        answer: { criterionId: record.criterionId, recordId: record.id },
        subject: `Criterion:${record.criterionId}`,
        details: { criterion: before.key, meeting: meeting.date },
      };
    });
  },
});
