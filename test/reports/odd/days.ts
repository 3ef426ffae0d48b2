/** A day in the many ways in which people write one. */
export interface Day {
  on: string;
  year: string;
  /** Two digits. */
  month: string;
  /** Two digits. */
  day: string;
  /** `September`. */
  name: string;
  /** `14th`. */
  nth: string;
  weekday: string;
}

const named = (on: string, options: Intl.DateTimeFormatOptions) =>
  new Date(`${on}T00:00:00Z`).toLocaleDateString('en', { timeZone: 'UTC', ...options });

export function dayOf(on: string): Day {
  const [year = '', month = '', day = ''] = on.split('-');
  const number = Number(day);
  const end = number % 100 > 10 && number % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return {
    ...{ on, year, month, day, nth: `${number}${end}` },
    ...{ name: named(on, { month: 'long' }), weekday: named(on, { weekday: 'long' }) },
  };
}

const short = (name: string) => (name === 'September' ? 'Sept' : name.slice(0, 3));
const plain = ({ day }: Day) => String(Number(day));

/** Every form that says the day whole. */
export const FORMS: readonly ((day: Day) => string)[] = [
  ({ on }) => on,
  ({ year, month, day }) => `${year}${month}${day}`,
  ({ year, month, day }) => `${year}/${month}/${day}`,
  ({ year, month, day }) => `${year}.${month}.${day}`,
  ({ name, nth, year }) => `${short(name)} ${nth}, ${year}`,
  (day) => `${plain(day)} ${day.name} ${day.year}`,
  (day) => `${day.weekday}, ${day.name} ${plain(day)}, ${day.year}`,
  (day) => `${day.weekday} ${plain(day)} ${short(day.name)} ${day.year}`,
  ({ name, nth, year }) => `${name} ${nth} ${year}`,
  ({ name, nth, year }) => `${nth} of ${name}, ${year}`,
  (day) => `${day.year} ${day.name} ${plain(day)}`,
  (day) => `${plain(day)}-${short(day.name)}-${day.year}`,
  (day) => `${day.name} ${plain(day)} & ${Number(day.day) + 1}, ${day.year}`,
  (day) => `${plain(day)}-${Number(day.day) + 2} ${day.name} ${day.year}`,
  (day) => `${short(day.name).toUpperCase()} ${plain(day)}, ${day.year}`,
  (day) => `${plain(day)} ${day.name}, ${day.year}`,
  (day) => `${day.on} ${day.weekday}`,
  (day) => `${short(day.name)}. ${plain(day)}, ${day.year}`,
];
