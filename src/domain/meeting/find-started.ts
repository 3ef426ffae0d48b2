import { inArray } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetings } from '../../db/tables/index.ts';
import { NotFoundError, ValidationError } from '../errors.ts';

export interface StartedMeeting {
  id: number;
  date: string;
}

/** The meeting of a date. @throws NotFoundError; ValidationError when it is yet to start: it cannot have recorded anything. */
export type StartedMeetings = (date: string) => StartedMeeting;

export async function startedMeetings(
  tx: Db,
  dates: readonly (string | null | undefined)[],
  now: Date,
): Promise<StartedMeetings> {
  const wanted = [...new Set(dates.filter((date) => date != null))];
  // Held, so that the meeting cannot be put off while it is being cited; see updateMeeting.
  const rows = wanted.length
    ? await tx
        .select({ id: meetings.id, date: meetings.date, startsAt: meetings.startsAt })
        .from(meetings)
        .where(inArray(meetings.date, wanted))
        .orderBy(meetings.date)
        .for('key share')
    : [];
  const found = new Map(rows.map((row) => [row.date, row]));
  return (date) => {
    const meeting = found.get(date);
    if (!meeting) throw new NotFoundError('meeting', date);
    const startsAt = meeting.startsAt ?? new Date(`${date}T00:00:00Z`);
    if (startsAt > now)
      throw new ValidationError([
        {
          path: 'input.meeting',
          message: `Expected a meeting that has started; the meeting of ${date} is yet to come: it starts at ${startsAt.toISOString()}.`,
        },
      ]);
    return meeting;
  };
}

export const findStartedMeeting = async (tx: Db, date: string, now: Date): Promise<StartedMeeting> =>
  (await startedMeetings(tx, [date], now))(date);
