import { type clock, readiness } from '../db/tables/enums.ts';

export type Readiness = (typeof readiness.enumValues)[number];
export const READINESS = readiness.enumValues;
export type Clock = (typeof clock.enumValues)[number];
