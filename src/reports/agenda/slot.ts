import { addDays } from '../../base/calendar.ts';
import type { Group } from '../../base/group.ts';
import { dayOnOrAfter } from '../../base/rhythm.ts';
import { instantOf } from '../../base/zones.ts';

type Meets = Pick<Group, 'slot' | 'timeZone'> | null | undefined;

/** The first day of the group's rhythm that is not before a day; null where it has none, or that has ended. */
export function slotOnOrAfter(group: Meets, day: string): string | null {
  const { first = null, rule = null } = group?.slot ?? {};
  return first && rule ? dayOnOrAfter(rule, first, day) : null;
}

/** The first day of the rhythm after a meeting, whatever day that was held on. */
export const slotAfter = (group: Meets, date: string): string | null =>
  slotOnOrAfter(group, addDays(date, 1));

/** When a meeting of that day starts by the group's habit; null where no hour is known. */
export function slotStart(group: Meets, date: string): Date | null {
  const minutes = group?.slot.minuteOfDay ?? null;
  if (!group || minutes === null) return null;
  return new Date(instantOf(group.timeZone, Date.parse(`${date}T00:00:00Z`) + minutes * 60_000));
}

/**
 * The day of the next meeting: one that is scheduled, else the one that the last meeting announced, else the next of the
 * rhythm, which goes on while nobody meets. Null where nothing tells.
 */
export function nextMeetingDate(
  group: Meets,
  today: string,
  last: { date: string; announcedNextOn: string | null } | null,
  scheduled: string | null,
): string | null {
  if (scheduled !== null) return scheduled;
  if (last?.announcedNextOn && last.announcedNextOn >= today) return last.announcedNextOn;
  const from = last && last.date >= today ? addDays(last.date, 1) : today;
  return slotOnOrAfter(group, from);
}
