import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { spend } from '../../base/work.ts';
import { meetingKey } from '../components/page-link.tsx';
import type { Group } from '../group.ts';
import type { CalendarQuery } from '../operation-types.ts';
import type { Export } from '../view.ts';
import { everyPage, type PageArgs } from './every-page.ts';
import { folded } from './fold.ts';

type Meeting = CalendarQuery['meetings']['nodes'][number];

/** Every meeting on record, whatever has become of it, as a calendar to subscribe to. */
export const calendar: Export = {
  path: '/meetings.ics',
  async write({ url, query, group }) {
    const meetings = async (page: PageArgs) => (await query('Calendar', page)).meetings;
    const head = calendarOf([], url, group).slice(0, -END.length);
    const body = await everyPage(meetings, {
      head,
      // A calendar of these meetings alone, without what every calendar begins and ends with.
      write: (rows) => calendarOf(rows, url, group).slice(head.length, -END.length),
      foot: END,
    });
    return { type: 'text/calendar; charset=utf-8', body, fileName: 'meetings.ics' };
  },
};

const END = 'END:VCALENDAR';
/** How often who subscribes is to ask again. */
const REFRESH_SECONDS = 3600;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Where no length is known. */
const HOUR = 60;

/** To write one is a fifth of a millisecond. */
const POINTS_OF_EVENT = 20;

function calendarOf(meetings: readonly Meeting[], url: URL, group: Group): string {
  spend('points', POINTS_OF_EVENT * meetings.length);
  return folded(
    ical({
      name: `${group.name} meetings`,
      prodId: { company: 'sig-status', product: 'meetings', language: 'EN' },
      method: ICalCalendarMethod.PUBLISH,
      source: url.origin + url.pathname,
      ttl: REFRESH_SECONDS,
      events: meetings.map((meeting) => eventOf(meeting, url, group)),
    }).toString(),
  );
}

/** Only what is on record as held is confirmed. */
const STATUS: Record<Meeting['state'], ICalEventStatus> = {
  HELD: ICalEventStatus.CONFIRMED,
  PLANNED: ICalEventStatus.TENTATIVE,
  CANCELLED: ICalEventStatus.CANCELLED,
  MOVED: ICalEventStatus.CANCELLED,
};

/** Without a recorded start a meeting takes its day. */
function eventOf(meeting: Meeting, { origin }: URL, group: Group) {
  const { date, startsAt, lengthMinutes, location, agenda, uid, calendarSequence, state } = meeting;
  const start = new Date(startsAt ?? `${date}T00:00:00Z`);
  const length = startsAt === null ? DAY : (lengthMinutes ?? HOUR) * MINUTE;
  // Where the audit trail has nothing, the beginning of time: the same calendar must stay the same text.
  const changed = new Date(meeting.lastChangedAt ?? 0);
  return {
    id: uid,
    sequence: calendarSequence,
    stamp: changed,
    ...(meeting.lastChangedAt === null ? {} : { lastModified: changed }),
    start,
    end: new Date(start.getTime() + length),
    allDay: startsAt === null,
    timezone: 'UTC',
    summary: `${group.name} meeting${titleOf(meeting)}${became(meeting)}`,
    description: [...reasonOf(meeting), ...agenda.map(({ title }) => title)].join('\n'),
    ...(location === null ? {} : { location }),
    url: `${origin}/meetings/${meetingKey(meeting)}`,
    status: STATUS[state],
  };
}

const titleOf = ({ name, jointWith }: Meeting): string =>
  [name === null ? '' : ` ${name}`, jointWith.length > 0 ? ` with ${jointWith.join(', ')}` : ''].join('');

const became = ({ state, hasPassed, movedTo }: Meeting): string => {
  if (state === 'PLANNED') return hasPassed ? ' (planned, nothing on record)' : '';
  if (state === 'CANCELLED') return ' (cancelled)';
  return state === 'MOVED' && movedTo ? ` (moved to ${meetingKey(movedTo)})` : '';
};

const reasonOf = ({ stateReason }: Meeting): string[] => (stateReason === null ? [] : [stateReason]);
