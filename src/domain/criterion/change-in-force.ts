import { z } from 'zod';
import { ConflictError, NotFoundError } from '../../base/errors.ts';
import { line } from '../../base/text.ts';
import { defineBulkAct, eachOf } from '../act/act.ts';
import type { Permission } from '../act/permissions.ts';
import { evidenceFor } from '../evidence/resolve.ts';
import { heldMeetings } from '../meeting/held.ts';
import { appendCriterionRecord } from './append.ts';
import { assertInForce, lockForChange } from './latest.ts';
import { type Criterion, type CriterionRecord, carriedOver } from './on.ts';
import { AtMeeting } from './schemas.ts';

interface Change {
  name: Permission;
  /** What its record says that the one before does not. */
  says: Pick<CriterionRecord, 'act'> & Partial<Pick<CriterionRecord, 'standing'>>;
  /** @throws ConflictError where there is nothing to change. */
  assertFits?: (criterion: Criterion) => void;
}

/** An act by which a meeting changes what a criterion in force counts for, and nothing of what it asks for. */
const defineChangeInForce = ({ name, says, assertFits = () => {} }: Change) =>
  defineBulkAct({
    name,
    input: z.object({ criterion: line(), ...AtMeeting.shape }),
    runAll: async (tx, asked, { viewer, now }) => {
      const meetingOf = await heldMeetings(
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
        assertFits(before);
        const record = await appendCriterionRecord(
          tx,
          before.key,
          {
            ...carriedOver(before),
            ...says,
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

/** A meeting adopts a proposed criterion: from its day on the criterion blocks. */
export const adoptCriterion = defineChangeInForce({
  name: 'adoptCriterion',
  says: { act: 'ADOPTED', standing: 'ADOPTED' },
  assertFits({ key, adoptedOn }) {
    if (adoptedOn !== null)
      throw new ConflictError(`Expected a proposed criterion; ${key} was adopted on ${adoptedOn}.`);
  },
});

/** A meeting drops a criterion: from its day on it counts for nothing, and earlier days keep it. */
export const retireCriterion = defineChangeInForce({ name: 'retireCriterion', says: { act: 'RETIRED' } });
