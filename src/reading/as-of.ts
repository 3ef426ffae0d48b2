import { dayOf, endOfDay } from '../base/calendar.ts';
import type { Clock } from '../base/readiness.ts';

/** At which day, and by which clock, the tracker is read. A null date is today: it moves on, a given date does not. */
export interface AsOf {
  date: string | null;
  clock: Clock;
}

/** A row as it is read at a day by a clock. Everything reached from it is read at the same. */
export type At<Row> = Row & { asOf: AsOf };

export const TODAY: AsOf = { date: null, clock: 'EFFECTIVE' };

export const at = <Row extends object>(row: Row, asOf: AsOf): At<Row> => ({ ...row, asOf });

export const dateOf = (asOf: AsOf, now: Date): string => asOf.date ?? dayOf(now);

export const isToday = (asOf: AsOf): boolean => asOf.date === null && asOf.clock === 'EFFECTIVE';

/** The instant at which something is read: the end of the day it is read as of, else now. */
export const instantOf = (asOf: AsOf, now: Date): Date => (asOf.date === null ? now : endOfDay(asOf.date));
