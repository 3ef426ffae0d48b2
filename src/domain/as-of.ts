import type { Clock } from './readiness.ts';

/** At which day, and by which clock, the tracker is read. A null date is today: it moves on, a given date does not. */
export interface AsOf {
  date: string | null;
  clock: Clock;
}

/** A row as it is read at a day by a clock. Everything reached from it is read at the same. */
export type At<Row> = Row & { asOf: AsOf };

export const TODAY: AsOf = { date: null, clock: 'EFFECTIVE' };

export const at = <Row extends object>(row: Row, asOf: AsOf): At<Row> => ({ ...row, asOf });

/** Days that have been written out: rules ask for the same few again and again. */
const days = new Map<number, string>();
const MOST_DAYS = 10_000;

/** The UTC day of an instant. */
export function dayOf(instant: Date): string {
  const number = Math.floor(instant.getTime() / 86_400_000);
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = instant.toISOString().slice(0, 10);
  if (days.size >= MOST_DAYS) days.clear();
  days.set(number, day);
  return day;
}

export const dateOf = (asOf: AsOf, now: Date): string => asOf.date ?? dayOf(now);

export const isToday = (asOf: AsOf): boolean => asOf.date === null && asOf.clock === 'EFFECTIVE';

/** Whether it is a day of the calendar, `YYYY-MM-DD`, from year 1 to 9999. */
export function isCalendarDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '0001') return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
