import { dayOf } from '../as-of.ts';
import { ValidationError } from '../errors.ts';

/** @throws ValidationError where the day is yet to come. */
export function assertPast(since: string, now: Date): void {
  const today = dayOf(now);
  if (since > today)
    throw new ValidationError([
      { path: 'since', message: `expected ${today} or an earlier day, got ${since}.` },
    ]);
}
