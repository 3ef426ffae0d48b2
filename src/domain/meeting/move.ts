import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { DAY_MS, dayOf } from '../../base/calendar.ts';
import { ConflictError, type Issue, ValidationError } from '../../base/errors.ts';
import { keyOf } from '../../base/meeting-key.ts';
import { line } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { meetings } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { appendAuditEvent } from '../act/audit.ts';
import type { MeetingRow } from './rows.ts';
import { daysBetween, problemsOfDates, problemsOfDistance } from './schemas.ts';
import { assertMayNotBeHeld, lockedMeeting } from './state.ts';

const Input = z.object({
  meeting: z.string(),
  to: z.string(),
  startsAt: z.date().nullish(),
  reason: line(),
});

/**
 * Moves a meeting to another day. The old day stays on record and leads to the new one, which takes over what was known of it;
 * calendars know both as one meeting, whose entry moves.
 */
export const moveMeeting = defineAct({
  name: 'moveMeeting',
  input: Input,
  run: async (tx, { meeting: date, to, startsAt: given, reason }, actor) => {
    const { now } = actor;
    const found = await lockedMeeting(tx, date);
    await assertMayNotBeHeld(tx, found);
    const startsAt = given ?? shifted(found, to);
    const issues: Issue[] = [
      ...(to === found.date ? [{ path: 'input.to', message: `Expected another day than ${date}.` }] : []),
      ...problemsOfDistance('input.to', dayOf(now), to),
      ...problemsOfDates(to, { startsAt }),
    ];
    if (issues.length) throw new ValidationError(issues);
    // Its identity in calendars goes along, so it lets go of it first.
    await tx.update(meetings).set({ uid: sql`gen_random_uuid()` }).where(eq(meetings.id, found.id));
    const target = await takeOver(tx, found, { date: to, startsAt });
    await tx
      .update(meetings)
      .set({ state: 'MOVED', stateReason: reason, movedToId: target })
      .where(eq(meetings.id, found.id));
    // Both meetings are changed, and the audit trail has it for both.
    const details = { date, to, startsAt, reason };
    await appendAuditEvent(tx, actor, { act: 'moveMeeting', subject: `Meeting:${target}`, details });
    return { answer: { meetingId: target }, subject: `Meeting:${found.id}`, details };
  },
});

/** The same time of day, in UTC. */
const shifted = ({ startsAt, date }: MeetingRow, to: string): Date | null =>
  startsAt && new Date(startsAt.getTime() + daysBetween(date, to) * DAY_MS);

/** The meeting of the new day. One that was cancelled or moved away from there is planned again. */
async function takeOver(
  tx: Db,
  from: MeetingRow,
  when: { date: string; startsAt: Date | null },
): Promise<number> {
  const {
    name,
    jointWith,
    lengthMinutes,
    location,
    announcementUrl,
    scribeId,
    scribeName,
    announcedNextOn,
    uid,
    calendarSequence,
  } = from;
  const columns = {
    ...when,
    name,
    jointWith,
    state: 'PLANNED' as const,
    stateReason: null,
    movedToId: null,
    lengthMinutes,
    location,
    announcementUrl,
    scribeId,
    scribeName,
    announcedNextOn: announcedNextOn !== null && announcedNextOn > when.date ? announcedNextOn : null,
    uid,
    calendarSequence: calendarSequence + 1,
  };
  const [target] = await tx
    .insert(meetings)
    .values(columns)
    .onConflictDoUpdate({
      target: [meetings.date, meetings.name],
      set: columns,
      setWhere: sql`${meetings.state} in ('CANCELLED', 'MOVED')`,
    })
    .returning({ id: meetings.id });
  if (!target) throw new ConflictError(`There is a meeting of ${keyOf({ ...when, name })} already.`);
  return target.id;
}
