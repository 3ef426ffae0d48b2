import * as library from 'rrule';
import { DAY_MS } from './calendar.ts';

// Whether its names stand beside its default or in it depends on who loads it.
const { RRule } = 'RRule' in library ? library : (library as { default: typeof library }).default;

const COMMON = String.raw`INTERVAL=(?:[1-9]|1[0-2])|COUNT=[1-9]\d?|UNTIL=\d{8}(?:T\d{6}Z)?|WKST=(?:MO|SU)`;
const WEEKDAY = '(?:MO|TU|WE|TH|FR|SA|SU)';
const days = (one: string, most: number) => `${one}(?:,${one}){0,${most - 1}}`;
/**
 * Parts of a rule that name days by week or month; a meeting's hour is that of its start. Every rule of these has a day within a few
 * years: one that has none would be looked for to the end of the calendar.
 */
const PARTS = {
  WEEKLY: new RegExp(`^(?:FREQ=WEEKLY|${COMMON}|BYDAY=${days(WEEKDAY, 7)})$`),
  MONTHLY: new RegExp(
    `^(?:FREQ=MONTHLY|${COMMON}|BYDAY=${days(`(?:[+-]?[1-5])?${WEEKDAY}`, 7)}|BYMONTHDAY=${days('-?(?:[1-9]|1\\d|2[0-8])', 28)})$`,
  ),
};

/** Most meetings that are planned at once. */
const MOST_PLANNED = 60;

/** A rule of RFC 5545 as the tracker keeps it; null where no group could meet by it. */
export function rhythmOf(text: string): string | null {
  const rule = text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase();
  const parts = rule.split(';');
  const names = parts.map((part) => part.split('=')[0]);
  const kind = parts.includes('FREQ=WEEKLY') ? 'WEEKLY' : parts.includes('FREQ=MONTHLY') ? 'MONTHLY' : null;
  // Of a day of the week that is a day of the month as well there may be none.
  const isOne =
    new Set(names).size === names.length && !(names.includes('BYDAY') && names.includes('BYMONTHDAY'));
  return kind && isOne && parts.every((part) => PARTS[kind].test(part)) ? rule : null;
}

const ruleFrom = (rule: string, first: string) =>
  new RRule({ ...RRule.parseString(rule), dtstart: new Date(`${first}T00:00:00Z`) });

/** The days of a rhythm from its first on, at most so many days ahead. */
export function daysOf(rule: string, first: string, days: number): string[] {
  const from = new Date(`${first}T00:00:00Z`);
  return ruleFrom(rule, first)
    .between(from, new Date(from.getTime() + days * DAY_MS), true, (_day, count) => count < MOST_PLANNED)
    .map((day) => day.toISOString().slice(0, 10));
}

/** The first day of a rhythm that is not before a day; a weekly one counts backwards from its first day as well. Null: it has ended. */
export function dayOnOrAfter(rule: string, first: string, day: string): string | null {
  const start = new Date(`${first}T00:00:00Z`);
  const from = new Date(`${day}T00:00:00Z`);
  const { freq, interval = 1 } = RRule.parseString(rule);
  const step = freq === RRule.WEEKLY ? 7 * interval * DAY_MS : 0;
  const back = step && from < start ? Math.ceil((start.getTime() - from.getTime()) / step) * step : 0;
  const found = ruleFrom(rule, new Date(start.getTime() - back).toISOString().slice(0, 10)).after(from, true);
  return found?.toISOString().slice(0, 10) ?? null;
}

/** In words: `every 2 weeks on Wednesday`. */
export const rhythmWords = (rule: string): string => new RRule(RRule.parseString(rule)).toText();
