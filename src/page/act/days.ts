const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Why some text is no day; null: it is one. */
export function whyNoDay(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (!year || !month || !day)
    return `Write it as year, month, day, such as 2017-08-16; got ${text.slice(0, 40)}.`;
  const name = MONTHS[Number(month) - 1];
  if (!name) return `There is no month ${Number(month)}.`;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) === 0 || Number(day) > last)
    return `${Number(day)} ${name} does not exist. ${name} has ${last} days${name === 'February' ? ` in ${year}` : ''}.`;
  return null;
}

/** `2017-08-30 16:00` in UTC as the API writes it; null: it is no instant. */
export function instantOf(text: string): string | null {
  const [, day = '', time = ''] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|UTC))?$/.exec(text) ?? [];
  if (!day || whyNoDay(day) !== null) return null;
  const instant = new Date(`${day}T${time}:00Z`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

export const minuteOf = (instant: string | null): string =>
  instant === null ? '' : `${instant.slice(0, 10)} ${instant.slice(11, 16)}`;
