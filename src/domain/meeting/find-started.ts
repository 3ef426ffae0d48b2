import { eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetings } from '../../db/tables/index.ts';
import { NotFoundError, ValidationError } from '../errors.ts';

/** @throws NotFoundError; ValidationError when the meeting is yet to start: it cannot have recorded anything. */
export async function findStartedMeeting(
  tx: Db,
  date: string,
  now: Date,
): Promise<{ id: number; date: string }> {
  // Held, so that the meeting cannot be put off while it is being cited; see updateMeeting.
  const [meeting] = await tx
    .select({ id: meetings.id, date: meetings.date, startsAt: meetings.startsAt })
    .from(meetings)
    .where(eq(meetings.date, date))
    .for('key share');
  if (!meeting) throw new NotFoundError('meeting', date);
  const startsAt = meeting.startsAt ?? new Date(`${meeting.date}T00:00:00Z`);
  if (startsAt > now)
    throw new ValidationError([
      {
        path: 'input.meeting',
        message: `Expected a meeting that has started; the meeting of ${date} starts at ${startsAt.toISOString()}.`,
      },
    ]);
  return meeting;
}
