import { type At, dateOf } from '../as-of.ts';
import type { ActionItemRow } from './row.ts';

/** Whether it was done by the end of the day it is read at. */
export const isDoneAt = ({ doneOn, asOf }: At<Pick<ActionItemRow, 'doneOn'>>, now: Date): boolean =>
  doneOn !== null && doneOn <= dateOf(asOf, now);
