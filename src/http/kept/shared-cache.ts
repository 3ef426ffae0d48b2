import type { LedgerState } from './ledger-clock.ts';
import { REVALIDATE, type WholeAnswer } from './whole-answer.ts';

/**
 * `Cache-Control` of an answer: a shared cache in front of the server may give it for `seconds` without asking, though never past
 * the instant at which it may change by itself; browsers ask each time.
 */
export function cacheControlOf(
  { cacheControl }: WholeAnswer,
  state: LedgerState | null,
  seconds: number,
  now: () => Date,
): string | null {
  if (seconds === 0 || state === null || cacheControl !== REVALIDATE) return cacheControl;
  const left = Math.floor((state.nextChangeAt.getTime() - now().getTime()) / 1000);
  return left < 1 ? cacheControl : `public, max-age=0, s-maxage=${Math.min(seconds, left)}`;
}
