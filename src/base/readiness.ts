import { z } from 'zod';

/** The levels, in the order of the table of moves. */
export const READINESS = ['PROPOSED', 'EXPERIMENTAL', 'TESTING', 'GRADUATED', 'ONGOING', 'RETIRED'] as const;
export type Readiness = (typeof READINESS)[number];

/** Counted from the day a change takes effect, or from the meeting that recorded it. */
export const CLOCKS = ['EFFECTIVE', 'RECORDED'] as const;
export type Clock = (typeof CLOCKS)[number];

export const Level = z.enum(READINESS);
