const PLACES = [
  { timeZone: 'America/Los_Angeles', locale: 'en-US' },
  { timeZone: 'America/New_York', locale: 'en-US' },
  { timeZone: 'Europe/London', locale: 'en-GB' },
] as const;

/** What a clock shows somewhere: day, time as `9am` or `9:30am`, and the word for the zone in that season. */
function clockAt(instant: Date, { timeZone, locale }: (typeof PLACES)[number]) {
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
 * `**9am PDT** (12pm EDT, 5pm BST)`: the start of the meeting of that date, on the Pacific coast, the Atlantic one and in London.
 * Where it is another day on the Pacific coast, in UTC; null where it is another day there, too.
 */
export function renderTime(startsAt: Date, date: string): string | null {
  const [pacific, ...others] = PLACES.map((place) => clockAt(startsAt, place));
  if (pacific && pacific.date === date && isWord(pacific.zone)) {
    const elsewhere = others.filter(({ zone }) => isWord(zone)).map(({ time, zone }) => `${time} ${zone}`);
    return `**${pacific.time} ${pacific.zone}**${elsewhere.length ? ` (${elsewhere.join(', ')})` : ''}`;
  }
  return startsAt.toISOString().startsWith(date) ? `**${startsAt.toISOString().slice(11, 16)} UTC**` : null;
}

/** The link by which readers see the time in their own zone, with the meeting's date and hour on the Pacific coast. */
export function timeLink(startsAt: Date): string {
  const { date } = clockAt(startsAt, PLACES[0]);
  const hour = new Intl.DateTimeFormat('en-US', {
    timeZone: PLACES[0].timeZone,
    hour: '2-digit',
    hourCycle: 'h23',
  })
    .format(startsAt)
    .padStart(2, '0');
  const at = `${date.replaceAll('-', '')}T${hour}`;
  return `https://www.timeanddate.com/worldclock/fixedtime.html?msg=Security+SIG&iso=${at}&p1=224`;
}

/** The instant at which a clock on the Pacific coast shows that hour of that day. */
export function pacificInstant(date: string, hour: number): Date {
  const wanted = `${String(hour % 12 || 12)}${hour < 12 ? 'am' : 'pm'}`;
  for (const offset of [7, 8]) {
    const instant = new Date(Date.parse(`${date}T00:00:00Z`) + (hour + offset) * 3_600_000);
    const clock = clockAt(instant, PLACES[0]);
    if (clock.date === date && clock.time === wanted) return instant;
  }
  throw new Error(`no clock on the Pacific coast shows ${wanted} on ${date}`);
}
