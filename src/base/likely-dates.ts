import { DAY_MS, dayOf, isCalendarDay } from './calendar.ts';
import { type Issue, ValidationError } from './errors.ts';

/** No group met earlier or plans further ahead: days outside this range are mistyped. */
const FIRST = '1990-01-01';
const YEARS_AHEAD = 2;

/** The first and the last day that need no confirmation. */
export function likelyDays(now: Date): { first: string; last: string } {
  const last = new Date(now);
  last.setUTCFullYear(now.getUTCFullYear() + YEARS_AHEAD);
  return { first: FIRST, last: dayOf(last) };
}

/** Why a day, or the day of an instant, must be mistyped; null: it need not be. */
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

/** The day that a text is, or with which the key of a meeting begins; null: it is not one. */
const dayIn = (text: string): string | null =>
  /^.{10}(?:-[a-z\d-]+)?$/.test(text) && isCalendarDay(text.slice(0, 10)) ? text.slice(0, 10) : null;

/** The days and instants of an input that must have been mistyped, in its order. */
function unlikelyDates(input: unknown, now: Date, path = 'input'): Issue[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([name, value]): Issue[] => {
    const at = `${path}.${name}`;
    const given = typeof value === 'string' ? dayIn(value) : value;
    if (typeof given !== 'string' && !(given instanceof Date)) return unlikelyDates(given, now, at);
    const message = isDateField(name) ? whyUnlikely(given, now) : null;
    return message ? [{ path: at, message }] : [];
  });
}

/** @throws ValidationError for each day of the input that looks mistyped, unless whoever acts has confirmed them */
export function assertLikely(
  input: unknown,
  { now, confirmsDates }: { now: Date; confirmsDates?: boolean },
): void {
  const issues = confirmsDates ? [] : unlikelyDates(input, now);
  if (issues.length) throw new ValidationError(issues);
}

/** A change that takes effect later than tomorrow is a plan, so it waits as a proposal. */
export function assertNotAhead(effectiveOn: string, now: Date): void {
  const latest = dayOf(new Date(now.getTime() + DAY_MS));
  if (effectiveOn > latest)
    throw new ValidationError([
      {
        path: 'input.effectiveOn',
        message: `Expected a day at most 24 hours ahead, ${latest} at the latest; got ${effectiveOn}.`,
      },
    ]);
}
