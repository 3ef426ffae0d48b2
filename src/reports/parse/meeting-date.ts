import { dayNumber, findDate } from './dates.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const ORDINAL = '(\\d{1,2})(?:st|nd|rd|th)?';
/** Of a meeting over several days the first counts. */
const MORE_DAYS = '(?:\\s{0,2}(?:&|and|-|–|—|,|to)\\s{0,2}\\d{1,2}(?:st|nd|rd|th)?(?!\\d|:))?';

type Form = readonly [RegExp, (groups: string[]) => [year: string, month: string, day: string] | null];

const numberOf = (month: string) => String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1);

/** Year, month and day in whatever way that leaves no doubt. */
const FORMS: readonly Form[] = [
  [/(?<!\d)((?:19|20)\d{2})[-_./](\d{1,2})[-_./](\d{1,2})(?!\d)/, ([y = '', m = '', d = '']) => [y, m, d]],
  [/(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/, ([y = '', m = '', d = '']) => [y, m, d]],
  [
    new RegExp(
      `(?<![a-z])${MONTH}[\\s_-]{1,3}${ORDINAL}${MORE_DAYS}[\\s,_-]{1,4}((?:19|20)\\d{2})(?!\\d)`,
      'i',
    ),
    ([m = '', d = '', y = '']) => [y, numberOf(m), d],
  ],
  [
    new RegExp(
      `(?<![\\d])${ORDINAL}${MORE_DAYS}[\\s_-]{1,3}(?:of\\s)?${MONTH}[\\s,_-]{0,3}((?:19|20)\\d{2})(?!\\d)`,
      'i',
    ),
    ([d = '', m = '', y = '']) => [y, numberOf(m), d],
  ],
  [
    new RegExp(`(?<!\\d)((?:19|20)\\d{2})[\\s,_-]{1,3}${MONTH}[\\s_-]{1,3}${ORDINAL}(?!\\d)`, 'i'),
    ([y = '', m = '', d = '']) => [y, numberOf(m), d],
  ],
];
/** Month and day, where the year stands elsewhere. */
const WITHOUT_YEAR: readonly Form[] = [
  [/(?<!\d)(0[1-9]|1[0-2])[-_.](\d{2})(?!\d)/, ([m = '', d = '']) => ['', m, d]],
  [
    new RegExp(`(?<![a-z])${MONTH}[\\s_-]{0,3}${ORDINAL}(?!\\d)`, 'i'),
    ([m = '', d = '']) => ['', numberOf(m), d],
  ],
  [
    new RegExp(`(?<!\\d)${ORDINAL}[\\s_-]{0,3}${MONTH}(?![a-z])`, 'i'),
    ([d = '', m = '']) => ['', numberOf(m), d],
  ],
];
const NUMERIC = /(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})(?!\d)/;

export interface MeetingDate {
  /** YYYY-MM-DD; null with a problem. */
  on: string | null;
  problem: string | null;
}

const pad = (number: string) => number.padStart(2, '0');
const known = (on: string) => dayNumber(on) !== null;

/** The first day that a text says with its year, in whatever way; null where it says none. */
export function findMeetingDate(text: string): MeetingDate | null {
  const exact = findDate(text, null);
  if (exact?.on) return { on: exact.on, problem: exact.problem };
  const found = FORMS.flatMap(([form, parts]) => {
    const match = form.exec(text);
    const read = match && parts(match.slice(1));
    return match && read ? [{ index: match.index, on: `${read[0]}-${pad(read[1])}-${pad(read[2])}` }] : [];
  })
    .filter(({ on }) => known(on))
    .sort((a, b) => a.index - b.index)[0];
  if (found) return { on: found.on, problem: null };
  const numeric = NUMERIC.exec(text);
  if (!numeric) return exact && { on: null, problem: exact.problem };
  const [written, a = '', , b = '', year = ''] = numeric;
  const readings = [`${year}-${pad(a)}-${pad(b)}`, `${year}-${pad(b)}-${pad(a)}`].filter(known);
  const [one, other] = [...new Set(readings)];
  if (one && other) return { on: null, problem: `"${written}" may be ${one} or ${other}` };
  return one ? { on: one, problem: null } : null;
}

/** The day that a file is named after: in its name, or in its path, or its month and day in one and the year in the other. */
export function dateOfPath(path: string): string | null {
  const parts = path
    .replaceAll('\\', '/')
    .replace(/\.[a-z]+$/i, '')
    .split('/');
  const name = parts.pop() ?? '';
  const whole = findMeetingDate(name)?.on;
  if (whole) return whole;
  const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec([...parts].reverse().join('/'))?.[1];
  const inYear = year ? dayWithYear(name, year) : null;
  return inYear ?? findMeetingDate(parts.slice(-3).join('/').concat('/', name))?.on ?? null;
}

/** Month and day of a text in that year. */
export function dayWithYear(text: string, year: string): string | null {
  for (const [form, parts] of WITHOUT_YEAR) {
    const match = form.exec(text);
    const read = match && parts(match.slice(1));
    const on = read && `${year}-${pad(read[1])}-${pad(read[2])}`;
    if (on && known(on)) return on;
  }
  return null;
}
