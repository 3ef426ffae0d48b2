import { dayOf, isCalendarDay } from './as-of.ts';
import type { Issue } from './errors.ts';

/** No group whose decisions are kept here met before, and none plans further ahead: other days are slips of the keyboard. */
const FIRST = '1990-01-01';
const YEARS_AHEAD = 2;

/** The first and the last day that are taken without being confirmed. */
export function likelyDays(now: Date): { first: string; last: string } {
  const last = new Date(now);
  last.setUTCFullYear(now.getUTCFullYear() + YEARS_AHEAD);
  return { first: FIRST, last: dayOf(last) };
}

/** What is wrong with a day, or the day of an instant, that somebody must have mistyped; null: nothing is. */
export function whyUnlikely(given: string | Date, now: Date): string | null {
  const day = typeof given === 'string' ? given : dayOf(given);
  const { first, last } = likelyDays(now);
  if (day >= first && day <= last) return null;
  const shown = typeof given === 'string' ? given : given.toISOString();
  return `Expected a day from ${first} to ${last}, unless the dates are confirmed; got ${shown}.`;
}

/** Fields that hold days and instants, wherever they stand in an input. */
const DATES = /^(?:date|meeting|from|to|since|until|.*(?:On|Until|At))$/;

export const isDateField = (name: string): boolean => DATES.test(name);

/** The day that a text is, or that the key of a meeting begins with; null: it is none. */
const dayIn = (text: string): string | null =>
  /^.{10}(?:-[a-z\d-]+)?$/.test(text) && isCalendarDay(text.slice(0, 10)) ? text.slice(0, 10) : null;

/** The days and instants of an input that must have been mistyped, in its order. */
export function unlikelyDates(input: unknown, now: Date, path = 'input'): Issue[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([name, value]): Issue[] => {
    const at = `${path}.${name}`;
    const given = typeof value === 'string' ? dayIn(value) : value;
    if (typeof given !== 'string' && !(given instanceof Date)) return unlikelyDates(given, now, at);
    const message = isDateField(name) ? whyUnlikely(given, now) : null;
    return message ? [{ path: at, message }] : [];
  });
}
