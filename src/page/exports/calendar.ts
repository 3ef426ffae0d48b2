import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarQuery } from '../operation-types.ts';
import type { Export } from '../view.ts';
import { everyPage, type PageArgs } from './every-page.ts';

type Meeting = CalendarQuery['meetings']['nodes'][number];

/** Every meeting on record, those that are scheduled included, as a calendar to subscribe to. */
export const calendar: Export = {
  path: '/meetings.ics',
  async write({ url, query }) {
    const meetings = async (page: PageArgs) => (await query('Calendar', page)).meetings;
    const head = calendarOf([], url).slice(0, -END.length);
    const body = await everyPage(meetings, {
      head,
      // A calendar of these meetings alone, without what every calendar begins and ends with.
      write: (rows) => calendarOf(rows, url).slice(head.length, -END.length),
      foot: END,
    });
    return { type: 'text/calendar; charset=utf-8', body, fileName: 'meetings.ics' };
  },
};

const END = 'END:VCALENDAR';

const calendarOf = (meetings: readonly Meeting[], url: URL): string =>
  ical({
    name: 'Security SIG meetings',
    prodId: { company: 'sig-status', product: 'meetings', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    source: url.origin + url.pathname,
    events: meetings.map((meeting) => eventOf(meeting, url)),
  }).toString();

/** Without a recorded start a meeting takes its day; its end is on no record, so none is said. */
function eventOf(meeting: Meeting, { host, origin }: URL) {
  const { date, startsAt, isHeld, location, agenda } = meeting;
  const start = new Date(startsAt ?? `${date}T00:00:00Z`);
  return {
    id: `meeting-${date}@${host}`,
    start,
    allDay: startsAt === null,
    timezone: 'UTC',
    // The instant of the meeting, not of the request: the same calendar must stay the same text.
    stamp: start,
    summary: 'Security SIG meeting',
    description: agenda.map(({ title }) => title).join('\n'),
    ...(location === null ? {} : { location }),
    url: `${origin}/meetings/${date}`,
    status: isHeld ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
  };
}
