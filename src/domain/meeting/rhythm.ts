import rrule from 'rrule';

const { RRule } = rrule;

/** Parts of a rule that name days; a meeting's hour is that of its start. */
const PARTS =
  /^(?:FREQ=(?:WEEKLY|MONTHLY)|INTERVAL=\d{1,2}|COUNT=\d{1,2}|UNTIL=\d{8}(?:T\d{6}Z)?|BYDAY=(?:[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU),?){1,7}|BYMONTH=(?:\d{1,2},?){1,12}|BYMONTHDAY=(?:-?\d{1,2},?){1,31}|BYSETPOS=-?[1-5]|WKST=(?:MO|SU))$/;
const DAY = 86_400_000;

/** Most meetings that are planned at once. */
export const MOST_PLANNED = 60;

/** A rule of RFC 5545 as it is kept; null where it is none by which a group meets. */
export function rhythmOf(text: string): string | null {
  const rule = text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase();
  const parts = rule.split(';');
  const names = parts.map((part) => part.split('=')[0]);
  const isOne = names.includes('FREQ') && new Set(names).size === names.length;
  return isOne && parts.every((part) => PARTS.test(part)) ? rule : null;
}

const ruleFrom = (rule: string, first: string) =>
  new RRule({ ...RRule.parseString(rule), dtstart: new Date(`${first}T00:00:00Z`) });

/** The days of a rhythm from its first on, at most so many days ahead. */
export function daysOf(rule: string, first: string, days: number): string[] {
  const from = new Date(`${first}T00:00:00Z`);
  return ruleFrom(rule, first)
    .between(from, new Date(from.getTime() + days * DAY), true, (_day, count) => count < MOST_PLANNED)
    .map((day) => day.toISOString().slice(0, 10));
}

/** In words: `every 2 weeks on Wednesday`. */
export const rhythmWords = (rule: string): string => new RRule(RRule.parseString(rule)).toText();
