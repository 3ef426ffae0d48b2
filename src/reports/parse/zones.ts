const HOUR = 3_600_000;

const PACIFIC = 'America/Los_Angeles';
const MOUNTAIN = 'America/Denver';
const CENTRAL = 'America/Chicago';
const EASTERN = 'America/New_York';

/** Hours east of UTC, or the place whose clock the word follows through the year. */
const ZONES: Readonly<Record<string, number | string>> = {
  ...{ UTC: 0, GMT: 0, Z: 0, WET: 0, BST: 1, WEST: 1, CET: 1, CEST: 2, EET: 2, EEST: 3, MSK: 3 },
  ...{ PST: -8, PDT: -7, PT: PACIFIC, PACIFIC, MST: -7, MDT: -6, MT: MOUNTAIN, MOUNTAIN },
  ...{ CST: -6, CDT: -5, CT: CENTRAL, CENTRAL, EST: -5, EDT: -4, ET: EASTERN, EASTERN },
  ...{ AKST: -9, AKDT: -8, HST: -10, JST: 9, KST: 9, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13 },
};

/** Where a word is in use for one half of the year only. */
const SEASONAL: Readonly<Record<string, string>> = {
  ...{ PST: PACIFIC, PDT: PACIFIC, MDT: MOUNTAIN, CST: CENTRAL, CDT: CENTRAL, EST: EASTERN, EDT: EASTERN },
  ...{ BST: 'Europe/London', CET: 'Europe/Paris', CEST: 'Europe/Paris' },
};

/** Offset from UTC in milliseconds of a zone word, or of `UTC+2`, `-07:00`, at an instant; null for an unknown word. */
export function zoneOffset(zone: string, at: number): number | null {
  const numeric = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone);
  if (numeric) {
    const [, sign, hours, minutes = '0'] = numeric;
    const size = Number(hours) * HOUR + (Number(minutes) * HOUR) / 60;
    return Number(hours) > 14 ? null : sign === '-' ? -size : size;
  }
  const known = ZONES[zone.toUpperCase()];
  if (known === undefined) return null;
  return typeof known === 'number' ? known * HOUR : placeOffset(known, at);
}

/** The offset that people at home in the zone had on that day, where it is not the word's. */
export function otherSeasonsOffset(zone: string, at: number) {
  const place = SEASONAL[zone.toUpperCase()];
  const offset = place ? placeOffset(place, at) : null;
  return offset === zoneOffset(zone, at) ? null : offset;
}

/** Making one takes longer than reading a whole report. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string) {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
}

function placeOffset(timeZone: string, at: number) {
  const name = formatOf(timeZone)
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d{2}):(\d{2})$/.exec(name ?? '') ?? [];
  const size = Number(hours) * HOUR + (Number(minutes) * HOUR) / 60;
  return sign === '-' ? -size : size;
}
