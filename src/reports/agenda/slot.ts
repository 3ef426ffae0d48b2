import { addDays } from '../../domain/gate/time.ts';
import { pacificInstant } from '../render/clock.ts';

/** The SIG's recurring slot: every other Wednesday from its first meeting on, at nine on the Pacific coast. */
const FIRST = '2017-05-24';
const EVERY_DAYS = 14;
const HOUR = 9;

const DAY_MS = 86_400_000;
const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** The first day of the rhythm that is not before a day. */
export function slotOnOrAfter(day: string): string {
  const since = dayNumber(day) - dayNumber(FIRST);
  return addDays(FIRST, Math.ceil(since / EVERY_DAYS) * EVERY_DAYS);
}

/** The first day of the rhythm after a meeting, whatever day that was held on. */
export const slotAfter = (date: string): string => slotOnOrAfter(addDays(date, 1));

export const slotStart = (date: string): Date => pacificInstant(date, HOUR);

/**
 * The day of the next meeting: one that is scheduled, else the one that the last meeting announced, else the next of the
 * rhythm, which goes on while nobody meets.
 */
export function nextMeetingDate(
  today: string,
  last: { date: string; announcedNextOn: string | null } | null,
  scheduled: string | null,
): string {
  if (scheduled !== null) return scheduled;
  if (last?.announcedNextOn && last.announcedNextOn >= today) return last.announcedNextOn;
  const from = last && last.date >= today ? addDays(last.date, 1) : today;
  return slotOnOrAfter(from);
}
