import { type At, dateOf } from '../as-of.ts';
import type { ProposalRow } from './row.ts';

/** Whether it still waits at the end of the day it is read at. */
export const isOpenAt = ({ closedOn, asOf }: At<ProposalRow>, now: Date): boolean =>
  closedOn === null || closedOn > dateOf(asOf, now);
