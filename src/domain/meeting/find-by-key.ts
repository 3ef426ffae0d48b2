import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetings } from '../../db/tables/index.ts';
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

/** Null where there is no such meeting: the date alone means the unnamed one, or the only one. */
export async function findMeetingByKey(db: Db, { date, name }: MeetingKey): Promise<MeetingRow | null> {
  const ofDay = await meetingsOf(db, date);
  const only = name === null && ofDay.length === 1 ? ofDay[0] : null;
  return ofDay.find((row) => row.name === name) ?? only ?? null;
}
