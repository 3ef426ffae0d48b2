import { dayNumber } from './dates.ts';
import { otherSeasonsOffset, zoneOffset } from './zones.ts';

const MINUTE = 60_000;
const DAY = 1440;

const HALF = '\\s?([ap])\\.?m\\b\\.?';
const TIME = new RegExp(
  `(?<![\\d:.])(?<hour>\\d{1,2})(?::?(?<minute>\\d{2}))?(?:${HALF.replace('(', '(?<half>')})?` +
    `(?:\\s?(?:-|–|—|to)\\s?\\d{1,2}(?::\\d{2})?(?:${HALF.replace('(', '(?<endHalf>')})?)?` +
    '\\s{0,2}(?!am\\b|pm\\b)(?<zone>[a-z]{1,8}(?:[+-]\\d{1,2}(?::?\\d{2})?)?|[+-]\\d{2}:?\\d{2})(?![\\w/])',
  'gi',
);

export interface StartTime {
  startsAt: Date | null;
  problems: { rule: string; message: string }[];
}

/**
 * When a meeting of that date starts, from `9am PDT (12pm EDT, 5pm BST)`, `16:00 UTC` and the like: the first time with a
 * zone that is known counts, on the meeting's date in that zone; the others are compared with it.
 */
export function readStartTime(text: string, date: string): StartTime {
  const midnight = (dayNumber(date) ?? 0) * DAY * MINUTE;
  const times = [
    ...text
      .replace(/\bnoon\b/gi, '12pm')
      .replace(/\bmidnight\b/gi, '12am')
      .matchAll(TIME),
  ].map(({ 0: words, groups }) => {
    const zone = groups?.zone ?? '';
    const minutes = minutesOfDay(groups ?? {});
    const offset = minutes === null ? null : zoneOffset(zone, midnight + minutes * MINUTE);
    const instant = minutes === null || offset === null ? null : midnight + minutes * MINUTE - offset;
    return {
      words,
      zone,
      instant,
      isSeasonal: offset !== null && otherSeasonsOffset(zone, midnight) !== null,
    };
  });
  const [first, ...others] = times.filter(({ instant }) => instant !== null);
  if (!first || first.instant === null) {
    const message = 'expected a time with a zone such as "9am PDT" or "16:00 UTC", found';
    return {
      startsAt: null,
      problems: [{ rule: 'time-unread', message: `${message} "${text.slice(0, 80)}"` }],
    };
  }
  const startsAt = new Date(first.instant);
  const problems = others
    .filter(({ instant }) => ((instant ?? 0) - startsAt.getTime()) % (DAY * MINUTE) !== 0)
    .map(({ words }) => ({
      rule: 'times-disagree',
      message: `"${words}" is not the same time as "${first.words}", which was taken`,
    }));
  if (first.isSeasonal) {
    problems.push({
      rule: 'zone-out-of-season',
      message: `${first.zone} was not in use on ${date}; it was taken as written`,
    });
  }
  return { startsAt, problems };
}

function minutesOfDay({ hour, minute = '0', half, endHalf }: Record<string, string | undefined>) {
  const hours = Number(hour);
  const part = (half ?? endHalf)?.toLowerCase();
  if (Number(minute) > 59 || hours > (part ? 12 : 23) || (part && hours === 0)) return null;
  const inDay = part ? (hours % 12) + (part === 'p' ? 12 : 0) : hours;
  return inDay * 60 + Number(minute);
}
