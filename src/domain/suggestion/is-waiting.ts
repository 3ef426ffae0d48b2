import { type At, dateOf } from '../as-of.ts';
import type { SuggestionRow } from './row.ts';

/** Whether nobody had decided on it by the end of the day it is read at. */
export const isWaitingAt = ({ state, closedOn, asOf }: At<SuggestionRow>, now: Date): boolean =>
  state === 'WAITING' || (closedOn !== null && closedOn > dateOf(asOf, now));
