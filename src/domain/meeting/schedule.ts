import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { meetings } from '../../db/tables/index.ts';
import { defineAct } from '../access/act.ts';
import { dayOf } from '../as-of.ts';
import { ConflictError, ValidationError } from '../errors.ts';
import { columnsOf, MeetingFields, problemsOfDates, problemsOfDistance } from './schemas.ts';

const Input = MeetingFields.omit({ recordingUrl: true }).extend({ date: z.string() });

/** Puts a meeting on record: one to come, one whose report is not written yet, or one that was cancelled and is planned again. */
export const scheduleMeeting = defineAct({
  name: 'scheduleMeeting',
  input: Input,
  run: async (tx, { date, ...given }, { now }) => {
    const issues = [...problemsOfDistance('input.date', dayOf(now), date), ...problemsOfDates(date, given)];
    if (issues.length) throw new ValidationError(issues);
    const columns = await columnsOf(tx, given);
    const [meeting] = await tx
      .insert(meetings)
      .values({ date, ...columns })
      .onConflictDoUpdate({
        target: meetings.date,
        set: { state: 'PLANNED', stateReason: null, movedToId: null, ...columns },
        setWhere: sql`${meetings.state} in ('CANCELLED', 'MOVED')`,
      })
      .returning({ id: meetings.id });
    if (!meeting) throw new ConflictError(`There is a meeting of ${date} already: update it instead.`);
    return {
      answer: { meetingId: meeting.id },
      subject: `Meeting:${meeting.id}`,
      details: { date, ...given },
    };
  },
});
