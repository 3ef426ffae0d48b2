import { DAY_MS } from '../../base/calendar.ts';

/** A date without a year lies within half a year after the meeting that announces it. */
const HORIZON = 183;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const WEEKDAY =
  '(?:(?<weekday>sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?\\.?,?\\s{1,4})?(?:the\\s{1,4})?';
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?';
const NUMBER = '(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\w|:\\d)';
const YEAR = '(?:,?\\s{1,4}(?<year>\\d{4})(?![\\d:-]))?';
const FORMS = [
  '(?<![\\d-])(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?![\\d-])',
  `(?<![\\w-])${WEEKDAY}${MONTH}\\s{1,4}${NUMBER}${YEAR}`,
  `(?<![\\w-])${WEEKDAY}${NUMBER}\\s{1,4}(?:of\\s{1,4})?${MONTH}${YEAR}`,
].map((form) => new RegExp(form, 'i'));

export interface FoundDate {
  /** YYYY-MM-DD, or null with a problem: no calendar has that day, or its year cannot be told. */
  on: string | null;
  /** What is wrong with it, for a message. */
  problem: string | null;
  start: number;
  end: number;
}

/** Days since 1970-01-01 of a date in YYYY-MM-DD; null where the calendar has no such day. */
export function dayNumber(date: string) {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? null : time / DAY_MS;
}

const pad = (number: number | string, length: number) => String(number).padStart(length, '0');

/**
 * The first date in a text: `2017-07-05`, `July 5th`, `Wednesday, 5 July 2017`.
 * Without a year, the next such day after `after` counts; where `after` is null, only dates with a year are found.
 */
export function findDate(text: string, after: string | null): FoundDate | null {
  const found = FORMS.map((form) => form.exec(text))
    .filter((match) => match !== null)
    .filter(({ groups }) => after !== null || groups?.year)
    .sort((a, b) => a.index - b.index)[0];
  if (!found) return null;
  const { year, month = '', day = '', weekday } = found.groups ?? {};
  const place = { start: found.index, end: found.index + found[0].length };
  const number = /^\d/.test(month) ? month : pad(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1, 2);
  const monthDay = `${number}-${pad(day, 2)}`;
  const on = year ? `${year}-${monthDay}` : nextSuchDay(monthDay, after ?? '');
  const days = on === null ? null : dayNumber(on);
  if (on === null || days === null) {
    const problem =
      on === null || !year
        ? `"${found[0]}" is not a day within half a year after ${after}`
        : `the calendar has no ${on}`;
    return { ...place, on: null, problem };
  }
  const actual = WEEKDAYS[new Date(days * DAY_MS).getUTCDay()] ?? '';
  const isOtherDay = weekday && !actual.toLowerCase().startsWith(weekday.slice(0, 3).toLowerCase());
  return { ...place, on, problem: isOtherDay ? `${on} is a ${actual}, not "${found[0]}"` : null };
}

function nextSuchDay(monthDay: string, after: string) {
  const from = dayNumber(after);
  const year = Number(after.slice(0, 4));
  for (const candidate of [`${pad(year, 4)}-${monthDay}`, `${pad(year + 1, 4)}-${monthDay}`]) {
    const days = dayNumber(candidate);
    if (from !== null && days !== null && days > from && days - from <= HORIZON) return candidate;
  }
  return null;
}
