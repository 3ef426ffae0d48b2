import { inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import { meetings } from '../../db/tables/index.ts';
import { ValidationError } from '../errors.ts';
import { chosen, keyOf, parsedKey } from './key.ts';
import type { MeetingRow } from './row.ts';
import { hasBegun, stateWords } from './state.ts';

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
    ? await tx
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
        .where(inArray(meetings.date, wanted))
        .orderBy(meetings.date, meetings.id)
        .for('key share')
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
    return `Expected a meeting that has started; the meeting of ${keyOf(meeting)} is yet to come: it starts at ${(startsAt ?? new Date(`${date}T00:00:00Z`)).toISOString()}.`;
  if (state === 'HELD') return null;
  const next =
    movedTo === null
      ? 'If it was held, a chair says so with holdMeeting, or imports its minutes.'
      : `Cite the meeting of ${movedTo}, once holdMeeting or its minutes say that it was held.`;
  return `Expected a meeting that was held; the meeting of ${keyOf(meeting)} is ${stateWords(meeting)}. ${next}`;
}

export const findHeldMeeting = async (tx: Db, key: string, now: Date): Promise<HeldMeeting> =>
  (await heldMeetings(tx, [key], now))(key);
