import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError, type Issue, ValidationError } from '../../base/errors.ts';
import { keyOf } from '../../base/meeting-key.ts';
import { handleOrName, line, listOf } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { attendanceState, attendances, people } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { assertTakesPlace, BEHIND_LINES, lockedMeeting } from '../meeting/state.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';

const Attendee = z.object({
  person: handleOrName(),
  organisation: line().nullish(),
  remark: line().nullish(),
  state: z.enum(attendanceState.enumValues).nullish(),
});
type Given = z.output<typeof Attendee>;

/**
 * Records who was at a meeting, in addition to the people whom its minutes name: the list replaces the one that was entered
 * before. People whom the minutes name stay as the minutes say, and may be named again only with the same state.
 */
export const recordAttendance = defineAct({
  name: 'recordAttendance',
  input: z.object({ meeting: z.string(), people: listOf(Attendee) }),
  run: async (tx, { meeting: key, people: given }, _actor) => {
    const issues = twice(given);
    if (issues.length) throw new ValidationError(issues);
    const meeting = await lockedMeeting(tx, key);
    assertTakesPlace(meeting);
    const ofMinutes = await entriesOf(tx, meeting.id, true);
    const before = await entriesOf(tx, meeting.id, false);
    const added = given.filter((one) => {
      const said = ofMinutes.find((other) => keysOf(other).some((each) => each === keyOfGiven(one)));
      if (said && said.state !== stateOf(one))
        throw new ConflictError(
          `The minutes of ${keyOf(meeting)} say of ${one.person}, in line ${said.lineStart}: ${WORDS[said.state]}.`,
        );
      return !said;
    });
    const ids = await findOrCreatePeople(tx, added.flatMap(handleOf));
    await tx
      .delete(attendances)
      .where(and(eq(attendances.meetingId, meeting.id), isNull(attendances.lineStart)));
    const rows = added.map((one, at) => {
      const [handle] = handleOf(one);
      return {
        ...{ meetingId: meeting.id, position: BEHIND_LINES + at + 1, state: stateOf(one) },
        ...{ name: handle ?? one.person, personId: handle ? (ids.get(handle) ?? null) : null },
        ...{ organisation: one.organisation ?? null, remark: one.remark ?? null },
      };
    });
    if (rows.length) await tx.insert(attendances).values(rows);
    return {
      answer: { meetingId: meeting.id },
      subject: `Meeting:${meeting.id}`,
      details: {
        meeting: keyOf(meeting),
        was: before.map(({ name, state }) => ({ name, state })),
        became: rows.map(({ name, state }) => ({ name, state })),
      },
    };
  },
});

const WORDS = { PRESENT: 'present', REGRETS: 'sent regrets' } as const;
const stateOf = ({ state }: Given) => state ?? 'PRESENT';
const handleOf = ({ person }: Given): string[] => (person.startsWith('@') ? [person.slice(1)] : []);
const keyOfGiven = ({ person }: Pick<Given, 'person'>): string => person.toLowerCase();

function twice(given: readonly Given[]): Issue[] {
  const keys = given.map(keyOfGiven);
  return keys.flatMap((key, at) =>
    keys.indexOf(key) === at
      ? []
      : [
          {
            path: `input.people.${at}.person`,
            message: `Expected each person once; got ${given[at]?.person} again.`,
          },
        ],
  );
}

const entriesOf = (tx: Db, meetingId: number, isOfMinutes: boolean) =>
  tx
    .select({
      name: attendances.name,
      state: attendances.state,
      lineStart: attendances.lineStart,
      handle: people.handle,
    })
    .from(attendances)
    .leftJoin(people, eq(people.id, attendances.personId))
    .where(
      and(
        eq(attendances.meetingId, meetingId),
        isOfMinutes ? isNotNull(attendances.lineStart) : isNull(attendances.lineStart),
      ),
    )
    .orderBy(asc(attendances.position), asc(attendances.id));

const keysOf = ({ name, handle }: { name: string; handle: string | null }): string[] =>
  [name, ...(handle === null ? [] : [`@${handle}`])].map((key) => key.toLowerCase());
