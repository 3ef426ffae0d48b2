import { and, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { DAY_MS, dayOf } from '../../base/calendar.ts';
import { ConflictError, type Issue, ValidationError } from '../../base/errors.ts';
import { keyOf, problemsOfName } from '../../base/meeting-key.ts';
import { daysOf, rhythmOf } from '../../base/rhythm.ts';
import { line } from '../../base/text.ts';
import { instantOf, isTimeZone, wallClock } from '../../base/zones.ts';
import type { Db } from '../../db/index.ts';
import { auditEvents, meetingSeries, meetings } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';
import { defineAct } from '../act/act.ts';
import type { Actor } from '../act/viewer.ts';
import {
  daysBetween,
  FURTHEST_DAYS,
  MeetingFields,
  meetingColumnsOf,
  problemsOfDates,
  problemsOfDistance,
} from './schemas.ts';

const Input = MeetingFields.omit({ recordingUrl: true }).extend({
  date: z.string(),
  name: line().nullish(),
  repeats: line().nullish(),
  timeZone: line().nullish(),
});

/**
 * Enters a meeting: a future one, one whose report is not written yet, or one that was cancelled and is planned again. With a
 * rhythm it also enters those that follow; a meeting that exists already stays as it is.
 */
export const scheduleMeeting = defineAct({
  name: 'scheduleMeeting',
  input: Input,
  run: async (tx, { date, name = null, repeats, timeZone, ...given }, actor) => {
    const today = dayOf(actor.now);
    const rule = repeats ? rhythmOf(repeats) : null;
    const zone = timeZone ?? 'UTC';
    const days = rule ? daysOf(rule, date, FURTHEST_DAYS + Math.max(0, daysBetween(date, today))) : [date];
    const issues = [
      ...problemsOfDistance('input.date', today, date),
      ...problemsOfDates(date, given),
      ...problemsOfName('input.name', name),
      ...problemsOfRhythm({ date, repeats, timeZone }, rule, days),
    ];
    if (issues.length) throw new ValidationError(issues);
    const series = rule
      ? await tx.insert(meetingSeries).values({ rule, timeZone: zone, startsOn: date }).returning()
      : [];
    const columns = { name, ...(await meetingColumnsOf(tx, given)), seriesId: series[0]?.id ?? null };
    const [meeting] = await tx
      .insert(meetings)
      .values({ date, ...columns })
      .onConflictDoUpdate({
        target: [meetings.date, meetings.name],
        set: { state: 'PLANNED', stateReason: null, movedToId: null, ...columns },
        setWhere: sql`${meetings.state} in ('CANCELLED', 'MOVED')`,
      })
      .returning({ id: meetings.id });
    if (!meeting)
      throw new ConflictError(`There is a meeting of ${keyOf({ date, name })} already: update it instead.`);
    const details = { date, name, repeats, timeZone, ...given };
    const start = (day: string) => given.startsAt && startOn(day, date, given.startsAt, zone);
    const others = days
      .filter((day) => day !== date)
      .map((day) => ({ ...columns, announcedNextOn: null, date: day, startsAt: start(day) ?? null }));
    const following = await follow(tx, others, actor, details);
    return {
      answer: { meetingId: meeting.id, meetingIds: [meeting.id, ...following] },
      subject: `Meeting:${meeting.id}`,
      details,
    };
  },
});

function problemsOfRhythm(
  { date, repeats, timeZone }: Pick<z.output<typeof Input>, 'date' | 'repeats' | 'timeZone'>,
  rule: string | null,
  days: readonly string[],
): Issue[] {
  const problem = (field: string, message: string) => [{ path: `input.${field}`, message }];
  if (timeZone && !isTimeZone(timeZone))
    return problem('timeZone', `Expected a time zone such as America/Los_Angeles; got ${timeZone}.`);
  if (!repeats) return [];
  if (!rule)
    return problem(
      'repeats',
      `Expected a rule of RFC 5545 that names days by week or month, such as FREQ=WEEKLY;INTERVAL=2;BYDAY=WE; got ${repeats}.`,
    );
  return days[0] === date
    ? []
    : problem(
        'repeats',
        `Expected a rule that includes ${date}; the first day of ${rule} is ${days[0] ?? 'none'}.`,
      );
}

/** At the same time on the wall of the zone, summer or winter. */
function startOn(day: string, first: string, startsAt: Date, zone: string): Date {
  const wall = wallClock(zone, startsAt.getTime()) + daysBetween(first, day) * DAY_MS;
  return new Date(instantOf(zone, wall));
}

async function follow(
  tx: Db,
  others: readonly (typeof meetings.$inferInsert)[],
  { viewer, requestId }: Actor,
  details: object,
): Promise<number[]> {
  if (!others.length) return [];
  const planned = await tx
    .insert(meetings)
    .values([...others])
    .onConflictDoNothing()
    .returning({ id: meetings.id });
  if (planned.length)
    await tx.insert(auditEvents).values(
      planned.map(({ id }) => ({
        actorId: viewer.personId,
        tokenId: viewer.tokenId,
        requestId,
        act: 'scheduleMeeting',
        subject: `Meeting:${id}`,
        details,
      })),
    );
  const dates = others.map(({ date }) => date);
  const name = others[0]?.name ?? null;
  const found = await tx
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(inArray(meetings.date, dates), sql`${meetings.name} is not distinct from ${name}::text`))
    .orderBy(meetings.date);
  return found.map(({ id }) => id);
}

export type MeetingSeries = typeof meetingSeries.$inferSelect;

/** The series that each meeting belongs to; null where it belongs to none. */
export async function seriesOf(
  db: Db,
  meetings: readonly { seriesId: number | null }[],
): Promise<(MeetingSeries | null)[]> {
  const ids = [...new Set(meetings.flatMap(({ seriesId }) => seriesId ?? []))];
  const rows = ids.length
    ? await prepared(db, 'series by id', () =>
        db
          .select()
          .from(meetingSeries)
          .where(sql`${meetingSeries.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids })
    : [];
  const found = new Map(rows.map((row) => [row.id, row]));
  return meetings.map(({ seriesId }) => found.get(seriesId ?? 0) ?? null);
}
