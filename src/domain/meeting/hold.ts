import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError, ValidationError } from '../../base/errors.ts';
import { meetings } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { hasBegun, lockedMeeting, stateWords } from './state.ts';

const Input = z.object({ meeting: z.string() });

/** A chair's word that a meeting was held: from then on records can cite it, with or without minutes. */
export const holdMeeting = defineAct({
  name: 'holdMeeting',
  input: Input,
  run: async (tx, { meeting: date }, { now }) => {
    const found = await lockedMeeting(tx, date);
    if (found.state === 'MOVED')
      throw new ConflictError(
        `The meeting of ${date} is ${stateWords(found)}: use holdMeeting for that day instead.`,
      );
    if (!hasBegun(found, now))
      throw new ValidationError([
        {
          path: 'input.meeting',
          message: `Expected a meeting that has started; the meeting of ${date} is still to come.`,
        },
      ]);
    const [held] = await tx
      .update(meetings)
      .set({ state: 'HELD', stateReason: null })
      .where(and(eq(meetings.id, found.id), ne(meetings.state, 'HELD')))
      .returning({ id: meetings.id });
    if (!held) throw new ConflictError(`The meeting of ${date} is already recorded as held.`);
    return {
      answer: { meetingId: found.id },
      subject: `Meeting:${found.id}`,
      details: { date, changes: { state: { was: found.state, became: 'HELD' } } },
    };
  },
});
