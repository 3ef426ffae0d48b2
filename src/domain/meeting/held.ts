import { getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { ValidationError } from '../../base/errors.ts';
import { chosen, keyOf, parsedKey } from '../../base/meeting-key.ts';
import type { Db } from '../../db/index.ts';
import { meetings } from '../../db/tables/index.ts';
import { type At, at } from '../../reading/as-of.ts';
import { decoded } from '../../reading/page-query.ts';
import { askedPoints, byPoint, type Point, pointValues } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { MeetingRow } from './rows.ts';
import { hasBegun, stateWords } from './state.ts';

/** Whether minutes or a chair say that it was held; never the clock alone. */
export const isHeld = ({ state }: Pick<MeetingRow, 'state'>): boolean => state === 'HELD';

/** {@link isHeld} of a meeting by the name that its table has in a statement. */
export const wasHeld = (table: string): SQL => sql`(${sql.identifier(table)}.state = 'HELD')`;

/** {@link isHeld}, on or before the day of `asked`. */
export const isHeldBy: SQL = sql`(${meetings.date} <= asked.as_of and ${wasHeld('meetings')})`;

/** The meeting held next before, or after, each of these; null where none was held by then. */
export async function neighbours(
  db: Db,
  points: readonly Point[],
  now: Date,
  side: 'previous' | 'next',
): Promise<(At<MeetingRow> | null)[]> {
  const [sign, direction] = side === 'next' ? ['>', 'asc'] : ['<', 'desc'];
  const rows = await prepared(db, `${side} meetings`, () =>
    db
      .select({ ord: sql<number>`asked.ord`, ...decoded(getTableColumns(meetings)) })
      .from(askedPoints)
      .innerJoin(
        sql`lateral (
          select ${meetings}.* from ${meetings}
          where (${meetings.date}, coalesce(${meetings.name}, '')) ${sql.raw(sign)}
              (select own.date, coalesce(own.name, '') from meetings as own where own.id = asked.id) and ${isHeldBy}
          order by ${meetings.date} ${sql.raw(direction)}, coalesce(${meetings.name}, '') ${sql.raw(direction)} limit 1) as ${meetings}`,
        sql`true`,
      ),
  ).execute(pointValues(points, now));
  return byPoint(points, rows).map(([row], index) => {
    const point = points[index];
    if (!row || !point) return null;
    const { ord, ...meeting } = row;
    return at(meeting, point.asOf);
  });
}

export interface HeldMeeting {
  id: number;
  date: string;
}

/** The meeting of a key. @throws NotFoundError; ValidationError when it was not held: it cannot have recorded anything. */
export type HeldMeetings = (key: string) => HeldMeeting;

export async function heldMeetings(
  tx: Db,
  keys: readonly (string | null | undefined)[],
  now: Date,
): Promise<HeldMeetings> {
  const wanted = [...new Set(keys.flatMap((key) => (key == null ? [] : parsedKey(key).date)))];
  const target = alias(meetings, 'target');
  // Held, so that the meeting cannot be put off or cancelled while it is being cited; see lockedMeeting.
  const rows = wanted.length
    ? await prepared(tx, 'meetings that are cited', () =>
        tx
          .select({
            id: meetings.id,
            date: meetings.date,
            name: meetings.name,
            startsAt: meetings.startsAt,
            state: meetings.state,
            stateReason: meetings.stateReason,
            movedToId: meetings.movedToId,
          })
          .from(meetings)
          .where(sql`${meetings.date} = any(${sql.placeholder('dates')}::date[])`)
          .orderBy(meetings.date, meetings.id)
          .for('key share'),
      ).execute({ dates: wanted })
    : [];
  const moved = rows.flatMap(({ movedToId }) => movedToId ?? []);
  const targets = new Map(
    moved.length
      ? (
          await tx.select({ id: target.id, date: target.date }).from(target).where(inArray(target.id, moved))
        ).map(({ id, date }) => [id, date])
      : [],
  );
  return (key) => {
    const meeting = chosen(key, rows);
    const message = whyNot(meeting, targets.get(meeting.movedToId ?? 0) ?? null, now);
    if (message) throw new ValidationError([{ path: 'input.meeting', message }]);
    return meeting;
  };
}

type Cited = Pick<MeetingRow, 'date' | 'name' | 'startsAt' | 'state' | 'stateReason'>;

function whyNot(meeting: Cited, movedTo: string | null, now: Date): string | null {
  const { date, startsAt, state } = meeting;
  if (!hasBegun(meeting, now))
    return `Expected a meeting that has started; the meeting of ${keyOf(meeting)} is still to come: it starts at ${(startsAt ?? new Date(`${date}T00:00:00Z`)).toISOString()}.`;
  if (state === 'HELD') return null;
  const next =
    movedTo === null
      ? 'If it was held, a chair says so with holdMeeting, or imports its minutes.'
      : `Cite the meeting of ${movedTo}, once holdMeeting or its minutes say that it was held.`;
  return `Expected a meeting that was held; the meeting of ${keyOf(meeting)} is ${stateWords(meeting)}. ${next}`;
}

export const findHeldMeeting = async (tx: Db, key: string, now: Date): Promise<HeldMeeting> =>
  (await heldMeetings(tx, [key], now))(key);
