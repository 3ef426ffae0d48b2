import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { line } from '../../base/text.ts';
import { meetings } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { assertMayNotBeHeld, lockedMeeting } from './state.ts';

const Input = z.object({ meeting: z.string(), reason: line() });

/** A meeting that is not held, and why. What was planned for it stays readable. */
export const cancelMeeting = defineAct({
  name: 'cancelMeeting',
  input: Input,
  run: async (tx, { meeting: date, reason }) => {
    const found = await lockedMeeting(tx, date);
    await assertMayNotBeHeld(tx, found);
    await tx
      .update(meetings)
      .set({ state: 'CANCELLED', stateReason: reason })
      .where(eq(meetings.id, found.id));
    return {
      answer: { meetingId: found.id },
      subject: `Meeting:${found.id}`,
      details: { date, reason, changes: { state: { was: found.state, became: 'CANCELLED' } } },
    };
  },
});
