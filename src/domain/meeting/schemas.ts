import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { dayOf } from '../as-of.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';
import { handle, line, listOf, url } from '../text.ts';

/** What a chair says of a meeting. Left out: as it is; null: not known. */
export const MeetingFields = z.object({
  startsAt: z.date().nullable().optional(),
  location: line().nullable().optional(),
  announcementUrl: url().nullable().optional(),
  recordingUrl: url().nullable().optional(),
  scribe: handle().nullable().optional(),
  attendeeOrganisations: listOf(line())
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

export const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The columns that the given fields set. */
export async function columnsOf(tx: Db, { scribe, ...fields }: MeetingGiven) {
  const columns = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  if (scribe === undefined) return columns;
  const people = await findOrCreatePeople(tx, scribe ? [scribe] : []);
  return { ...columns, scribeId: scribe ? people.get(scribe) : null };
}
