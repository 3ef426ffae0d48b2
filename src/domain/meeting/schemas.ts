import { z } from 'zod';
import { DAY_MS, dayOf } from '../../base/calendar.ts';
import { handle, line, listOf, url } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';

/** What a chair says of a meeting. Left out: as it is; null: not known. */
export const MeetingFields = z.object({
  startsAt: z.date().nullable().optional(),
  lengthMinutes: z.int().min(1).max(1440).nullable().optional(),
  location: line().nullable().optional(),
  announcementUrl: url().nullable().optional(),
  recordingUrl: url().nullable().optional(),
  scribe: handle().nullable().optional(),
  attendeeOrganisations: listOf(line())
    .nullish()
    .transform((given) => given?.filter((name, at) => given.indexOf(name) === at)),
  jointWith: listOf(line())
    .nullish()
    .transform((given) => given?.filter((name, at) => given.indexOf(name) === at)),
  announcedNextOn: z.string().nullable().optional(),
});
export type MeetingGiven = z.output<typeof MeetingFields>;

export const problemsOfDates = (
  date: string,
  { startsAt, announcedNextOn }: Pick<MeetingGiven, 'startsAt' | 'announcedNextOn'>,
) => [
  // The date is the one on the wall where the meeting was called, its start an instant in UTC.
  ...(startsAt && Math.abs(daysBetween(date, dayOf(startsAt))) > 1
    ? [
        {
          path: 'input.startsAt',
          message: `Expected an instant of ${date}, give or take a day for the zone; got ${startsAt.toISOString()}.`,
        },
      ]
    : []),
  ...(announcedNextOn && announcedNextOn <= date
    ? [{ path: 'input.announcedNextOn', message: `Expected a day after ${date}; got ${announcedNextOn}.` }]
    : []),
];

/** A slip of the keyboard in the year is more likely than a meeting further ahead. */
export const FURTHEST_DAYS = 366;

export const problemsOfDistance = (path: string, today: string, date: string) =>
  daysBetween(today, date) > FURTHEST_DAYS
    ? [{ path, message: `Expected a day at most ${FURTHEST_DAYS} days ahead; got ${date}.` }]
    : [];

export const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The columns that the given fields set. */
export async function meetingColumnsOf(tx: Db, { scribe, ...fields }: MeetingGiven) {
  const columns = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  if (scribe === undefined) return columns;
  const people = await findOrCreatePeople(tx, scribe ? [scribe] : []);
  return { ...columns, scribeId: scribe ? people.get(scribe) : null, scribeName: null };
}
