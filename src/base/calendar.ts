export const DAY_MS = 86_400_000;

export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

/** The last instant of a UTC day, to the millisecond that the database keeps. */
export const endOfDay = (day: string): Date => new Date(`${day}T23:59:59.999Z`);

export const addDays = (day: string, days: number): string =>
  new Date(startOfDay(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** `2017-09-21T10:00Z`: an instant as sentences show it, without seconds that are zero. */
export const shownInstant = (instant: Date): string =>
  instant
    .toISOString()
    .replace(/\.000Z$/, 'Z')
    .replace(/:00Z$/, 'Z');

/** Days that have been written out: rules ask for the same few again and again. */
const days = new Map<number, string>();

const MOST_DAYS = 10_000;

/** The UTC day of an instant. */
export function dayOf(instant: Date): string {
  const number = Math.floor(instant.getTime() / DAY_MS);
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = instant.toISOString().slice(0, 10);
  if (days.size >= MOST_DAYS) days.clear();
  days.set(number, day);
  return day;
}

/** Whether it is a day of the calendar, `YYYY-MM-DD`, from year 1 to 9999. */
export function isCalendarDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '0001') return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
