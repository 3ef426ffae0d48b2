import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetings } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';
import type { MeetingRow } from './row.ts';

/** Null where there is no such meeting. */
export async function findMeetingByDate(db: Db, date: string): Promise<MeetingRow | null> {
  const [row] = await prepared(db, 'meeting by date', () =>
    db
      .select()
      .from(meetings)
      .where(sql`${meetings.date} = ${sql.placeholder('date')}::date`),
  ).execute({ date });
  return row ?? null;
}
