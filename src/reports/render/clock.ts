import type { Group } from '../../base/group.ts';

interface PlaceOfClock {
  timeZone: string;
  locale: string;
}

/** Where people read the hour of a meeting, besides where the group is. */
const PLACES: readonly PlaceOfClock[] = [
  { timeZone: 'America/Los_Angeles', locale: 'en-US' },
  { timeZone: 'America/New_York', locale: 'en-US' },
  { timeZone: 'Europe/London', locale: 'en-GB' },
];
const PACIFIC = 'America/Los_Angeles';

const placesOf = (timeZone: string): PlaceOfClock[] => {
  const own = PLACES.find((place) => place.timeZone === timeZone) ?? { timeZone, locale: 'en-GB' };
  return [own, ...PLACES.filter((place) => place !== own)];
};

/** What a clock shows somewhere: day, time as `9am` or `9:30am`, and the word for the zone in that season. */
function clockAt(instant: Date, { timeZone, locale }: PlaceOfClock) {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const hour = Number(part('hour'));
  const minute = part('minute');
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${hour % 12 || 12}${minute === '00' ? '' : `:${minute}`}${hour < 12 ? 'am' : 'pm'}`,
    zone: part('timeZoneName'),
  };
}

const isWord = (zone: string) => /^[A-Z]{3,4}$/.test(zone);

/**
 * `**9am PDT** (12pm EDT, 5pm BST)`: the start of the meeting of that date where the group is, and elsewhere.
 * Where it is another day at the group's place, or its zone has no word, in UTC; null where it is another day there, too.
 */
export function renderTime(startsAt: Date, date: string, timeZone: string = PACIFIC): string | null {
  const [own, ...others] = placesOf(timeZone).map((place) => clockAt(startsAt, place));
  if (own && own.date === date && isWord(own.zone)) {
    const elsewhere = others.filter(({ zone }) => isWord(zone)).map(({ time, zone }) => `${time} ${zone}`);
    return `**${own.time} ${own.zone}**${elsewhere.length ? ` (${elsewhere.join(', ')})` : ''}`;
  }
  return startsAt.toISOString().startsWith(date) ? `**${startsAt.toISOString().slice(11, 16)} UTC**` : null;
}

/** What the site that shows times calls a place; any other is told in UTC. */
const SITE_PLACES: Readonly<Record<string, number>> = {
  [PACIFIC]: 224,
  'America/New_York': 179,
  'Europe/London': 136,
};
const SITE_UTC = 1440;

/** The link by which readers see the time in their own zone, with the meeting's date and hour where the group is. */
export function timeLink(startsAt: Date, group: Group | null = null): string {
  const { timeZone = PACIFIC, name = 'Meeting' } = group ?? {};
  const place = SITE_PLACES[timeZone];
  const zone = place === undefined ? 'UTC' : timeZone;
  const { date } = clockAt(startsAt, { timeZone: zone, locale: 'en-US' });
  const clock = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(startsAt);
  const at = `${date.replaceAll('-', '')}T${clock.replace(':', '').replace(/00$/, '')}`;
  const asked = new URLSearchParams({ msg: name, iso: at, p1: String(place ?? SITE_UTC) });
  return `https://www.timeanddate.com/worldclock/fixedtime.html?${asked}`;
}
