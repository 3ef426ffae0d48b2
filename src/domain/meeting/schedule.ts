import { z } from 'zod';
import { meetings } from '../../db/tables/index.ts';
import { defineAct } from '../access/act.ts';
import { dayOf } from '../as-of.ts';
import { ConflictError, ValidationError } from '../errors.ts';
import { columnsOf, daysBetween, MeetingFields, problemsOfDates } from './schemas.ts';

/** A slip of the keyboard in the year is more likely than a meeting further ahead. */
const FURTHEST_DAYS = 366;

const Input = MeetingFields.omit({ recordingUrl: true }).extend({ date: z.string() });

/** Puts a meeting on record: one to come, or one that was held and whose report is not written yet. */
export const scheduleMeeting = defineAct({
  name: 'scheduleMeeting',
  input: Input,
  run: async (tx, { date, ...given }, { now }) => {
    const issues = problemsOfDates(date, given);
    if (daysBetween(dayOf(now), date) > FURTHEST_DAYS)
      issues.unshift({
        path: 'input.date',
        message: `Expected a day at most ${FURTHEST_DAYS} days ahead; got ${date}.`,
      });
    if (issues.length) throw new ValidationError(issues);
    const [meeting] = await tx
      .insert(meetings)
      .values({ date, ...(await columnsOf(tx, given)) })
      .onConflictDoNothing()
      .returning({ id: meetings.id });
    if (!meeting) throw new ConflictError(`There is a meeting of ${date} already: update it instead.`);
    return {
      answer: { meetingId: meeting.id },
      subject: `Meeting:${meeting.id}`,
      details: { date, ...given },
    };
  },
});
