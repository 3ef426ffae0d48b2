import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Issue, ValidationError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { meetings, people } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { changesOf } from '../audit/rows.ts';
import { MeetingFields, type MeetingGiven, meetingColumnsOf, problemsOfDates } from './schemas.ts';
import { hasRecordedSomething, lockedMeeting } from './state.ts';

const Input = MeetingFields.extend({ meeting: z.string() });

/** Changes what is known of a meeting. Its date is its key and stays. */
export const updateMeeting = defineAct({
  name: 'updateMeeting',
  input: Input,
  run: async (tx, { meeting: key, ...given }, { now }) => {
    const found = await lockedMeeting(tx, key);
    const { date } = found;
    const issues = problemsOfDates(date, given);
    issues.push(...(await problemsOfStart(tx, found.id, given.startsAt, now)));
    if (issues.length) throw new ValidationError(issues);
    const before = { ...found, scribe: await handleOf(tx, found.scribeId) };
    const columns = await meetingColumnsOf(tx, given);
    if (Object.keys(columns).length) await tx.update(meetings).set(columns).where(eq(meetings.id, found.id));
    return {
      answer: { meetingId: found.id },
      subject: `Meeting:${found.id}`,
      details: { date, name: found.name, changes: changesOf<MeetingGiven>(before, given) },
    };
  },
});

/** A meeting that has recorded something has begun. */
export async function problemsOfStart(
  tx: Db,
  meetingId: number,
  startsAt: Date | null | undefined,
  now: Date,
): Promise<Issue[]> {
  if (!startsAt || startsAt <= now || !(await hasRecordedSomething(tx, meetingId))) return [];
  const message = `Expected an instant that has passed: this meeting has recorded something; got ${startsAt.toISOString()}.`;
  return [{ path: 'input.startsAt', message }];
}

async function handleOf(tx: Db, personId: number | null): Promise<string | null> {
  if (personId === null) return null;
  const [person] = await tx.select({ handle: people.handle }).from(people).where(eq(people.id, personId));
  return person?.handle ?? null;
}
