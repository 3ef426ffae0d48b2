import { desc, getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetingRedates, meetings } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';
import type { MeetingKey } from './key.ts';
import type { MeetingRow } from './row.ts';

/** The meetings of a day; one day seldom has more than one. */
const meetingsOf = (db: Db, date: string): Promise<MeetingRow[]> =>
  prepared(db, 'meetings of a day', () =>
    db
      .select()
      .from(meetings)
      .where(sql`${meetings.date} = ${sql.placeholder('date')}::date`)
      .orderBy(meetings.id),
  ).execute({ date });

/** The meetings that were entered under a day and have had another date since, the last correction first. */
const meetingsOnceOf = (db: Db, date: string): Promise<MeetingRow[]> =>
  prepared(db, 'meetings once of a day', () =>
    db
      .select(getTableColumns(meetings))
      .from(meetingRedates)
      .innerJoin(meetings, sql`${meetings.id} = ${meetingRedates.meetingId}`)
      .where(sql`${meetingRedates.was} = ${sql.placeholder('date')}::date`)
      .orderBy(desc(meetingRedates.id)),
  ).execute({ date });

/**
 * Null where there is no such meeting: the date alone means the unnamed one, or the only one. A day that no meeting has leads to the
 * one whose date was corrected.
 */
export async function findMeetingByKey(db: Db, key: MeetingKey): Promise<MeetingRow | null> {
  const ofDay = await meetingsOf(db, key.date);
  return among(ofDay, key) ?? (ofDay.length ? null : among(await meetingsOnceOf(db, key.date), key));
}

function among(rows: readonly MeetingRow[], { name }: MeetingKey): MeetingRow | null {
  const only = name === null && rows.every(({ id }) => id === rows[0]?.id) ? rows[0] : null;
  return rows.find((row) => row.name === name) ?? only ?? null;
}
