import type { AsOf } from '../as-of.ts';

export const DAY_MS = 86_400_000;

export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

/** The last instant of a UTC day, to the millisecond that the database keeps. */
export const endOfDay = (day: string): Date => new Date(`${day}T23:59:59.999Z`);

/** The instant at which something is read: the end of the day it is read as of, else now. */
export const instantOf = (asOf: AsOf, now: Date): Date => (asOf.date === null ? now : endOfDay(asOf.date));

export const addDays = (day: string, days: number): string =>
  new Date(startOfDay(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** `2017-09-21T10:00Z`: an instant as sentences show it, without seconds that are zero. */
export const shownInstant = (instant: Date): string =>
  instant
    .toISOString()
    .replace(/\.000Z$/, 'Z')
    .replace(/:00Z$/, 'Z');
