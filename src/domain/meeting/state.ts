import { eq, type SQL, sql } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import { ConflictError } from '../../base/errors.ts';
import { chosen, keyOf, parsedKey } from '../../base/meeting-key.ts';
import type { Db } from '../../db/index.ts';
import { type meetingState, meetings } from '../../db/tables/index.ts';
import type { MeetingRow } from './rows.ts';

export type MeetingState = (typeof meetingState.enumValues)[number];

type When = Pick<MeetingRow, 'date' | 'startsAt'>;

/** Before that nobody can say that it was held. */
export const hasBegun = ({ startsAt, date }: When, now: Date): boolean =>
  startsAt ? startsAt <= now : date <= dayOf(now);

/** A planned meeting is then planned, with nothing on record: its start is over, or its day where no start is known. */
export const hasPassed = ({ state, startsAt, date }: When & Pick<MeetingRow, 'state'>, now: Date): boolean =>
  state === 'HELD' || (startsAt ? startsAt <= now : date < dayOf(now));

/** {@link hasPassed} of a meeting by the name that its table has in a statement. */
export const isPast = (table: string, now: SQL): SQL => sql`(${sql.identifier(table)}.state = 'HELD'
  or coalesce(${sql.identifier(table)}.starts_at <= ${now}, ${sql.identifier(table)}.date < (${now} at time zone 'UTC')::date))`;

/** How a state is told in a sentence. */
export const stateWords = ({ state, stateReason }: Pick<MeetingRow, 'state' | 'stateReason'>): string =>
  ({
    PLANNED: 'planned, and no record says that it was held',
    HELD: 'held',
    CANCELLED: `cancelled${stateReason ? ` (${stateReason})` : ''}`,
    MOVED: `moved to another day${stateReason ? ` (${stateReason})` : ''}`,
  })[state];

/** Whether something rests on it: minutes, or a record that cites it. */
async function isOnRecord(tx: Db, meetingId: number): Promise<boolean> {
  const { rows } = await tx.execute<{ is: boolean }>(sql`
    select exists (select from notes where meeting_id = ${meetingId})
      or ${hasRecorded(sql`${meetingId}::int`)} as "is"`);
  return rows[0]?.is ?? false;
}

/** Whether a record of any kind cites it. */
export async function hasRecordedSomething(tx: Db, meetingId: number): Promise<boolean> {
  const { rows } = await tx.execute<{ is: boolean }>(
    sql`select ${hasRecorded(sql`${meetingId}::int`)} as "is"`,
  );
  return rows[0]?.is ?? false;
}

/** The same in a statement. */
const hasRecorded = (meetingId: SQL): SQL =>
  sql`(${sql.join(
    RECORDS.map(
      (table) =>
        sql`exists (select from ${sql.identifier(table)} cited where cited.meeting_id = ${meetingId})`,
    ),
    sql` or `,
  )})`;

const RECORDS = [
  'lineages',
  'status_changes',
  'criterion_records',
  'assessments',
  'waivers',
  'waiver_revocations',
  'compatibility_claims',
  'combination_versions',
  'channel_names',
];

/** A meeting that is about to be changed, locked against those who are about to cite it. @throws NotFoundError, ValidationError */
export async function lockedMeeting(tx: Db, key: string): Promise<MeetingRow> {
  const rows = await tx
    .select()
    .from(meetings)
    .where(eq(meetings.date, parsedKey(key).date))
    .orderBy(meetings.id)
    .for('update');
  return chosen(key, rows);
}

/** @throws ConflictError where it was held, cancelled or moved already, or something rests on its having been held. */
export async function assertMayNotBeHeld(tx: Db, meeting: MeetingRow): Promise<void> {
  const { id, state } = meeting;
  const date = keyOf(meeting);
  if (state === 'CANCELLED' || state === 'MOVED')
    throw new ConflictError(`The meeting of ${date} is ${stateWords(meeting)} already.`);
  if (state === 'HELD' && (await isOnRecord(tx, id)))
    throw new ConflictError(`The meeting of ${date} was held: its minutes or records say so.`);
}

/** What is entered by hand stands behind everything that lines of minutes say, in the order of entry. */
export const BEHIND_LINES = 1_000_000;

/** Nobody was at a meeting that did not take place, and it gave nobody anything to do. @throws ConflictError */
export function assertTakesPlace(meeting: MeetingRow): void {
  if (meeting.state === 'CANCELLED' || meeting.state === 'MOVED')
    throw new ConflictError(`The meeting of ${keyOf(meeting)} is ${stateWords(meeting)}.`);
}
