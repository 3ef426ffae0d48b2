import { ValidationError } from '../errors.ts';
import { unlikelyDates } from '../likely-dates.ts';
import type { Actor } from './act.ts';

/** @throws ValidationError for each day of the input that looks mistyped, unless whoever acts has confirmed them */
export function assertLikely(
  input: unknown,
  { now, confirmsDates }: Pick<Actor, 'now' | 'confirmsDates'>,
): void {
  const issues = confirmsDates ? [] : unlikelyDates(input, now);
  if (issues.length) throw new ValidationError(issues);
}
