import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { meetings, people, statusChanges } from '../../db/tables/index.ts';
import { defineAct } from '../access/act.ts';
import { changesOf } from '../audit/changes.ts';
import { type Issue, NotFoundError, ValidationError } from '../errors.ts';
import { columnsOf, MeetingFields, type MeetingGiven, problemsOfDates } from './schemas.ts';

const Input = MeetingFields.extend({ meeting: z.string() });

/** Changes what is known of a meeting. Its date is its key and stays. */
export const updateMeeting = defineAct({
  name: 'updateMeeting',
  input: Input,
  run: async (tx, { meeting: date, ...given }, { now }) => {
    const [found] = await tx.select().from(meetings).where(eq(meetings.date, date)).for('update');
    if (!found) throw new NotFoundError('meeting', date);
    const issues = problemsOfDates(date, given);
    issues.push(...(await problemsOfStart(tx, found.id, given.startsAt, now)));
    if (issues.length) throw new ValidationError(issues);
    const before = { ...found, scribe: await handleOf(tx, found.scribeId) };
    const columns = await columnsOf(tx, given);
    if (Object.keys(columns).length) await tx.update(meetings).set(columns).where(eq(meetings.id, found.id));
    return {
      answer: { meetingId: found.id },
      subject: `Meeting:${found.id}`,
      details: { date, changes: changesOf<MeetingGiven>(before, given) },
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
  if (!startsAt || startsAt <= now || !(await hasRecorded(tx, meetingId))) return [];
  const message = `Expected an instant that has passed: this meeting has recorded status changes; got ${startsAt.toISOString()}.`;
  return [{ path: 'input.startsAt', message }];
}

async function hasRecorded(tx: Db, meetingId: number): Promise<boolean> {
  const [record] = await tx
    .select({ id: statusChanges.id })
    .from(statusChanges)
    .where(eq(statusChanges.meetingId, meetingId))
    .limit(1);
  return record !== undefined;
}

async function handleOf(tx: Db, personId: number | null): Promise<string | null> {
  if (personId === null) return null;
  const [person] = await tx.select({ handle: people.handle }).from(people).where(eq(people.id, personId));
  return person?.handle ?? null;
}
