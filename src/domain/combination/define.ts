import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { ConflictError, ValidationError } from '../../base/errors.ts';
import { handle, line, listOf, prose, slug } from '../../base/text.ts';
import { TODAY } from '../../reading/as-of.ts';
import { defineBulkAct, eachOf } from '../act/act.ts';
import { restsOn } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import { findHeldMeeting } from '../meeting/held.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';
import { appendCombinationVersion, lockCombination } from './append.ts';
import { chooseProjects } from './choose.ts';
import { MOST_MEMBERS } from './report.ts';
import { versionsOf } from './rows.ts';

const Input = z
  .object({
    slug: slug(),
    projects: listOf(line(), MOST_MEMBERS),
    askedBy: handle().nullish(),
    definedOn: z.string().nullish(),
    meeting: z.string().nullish(),
    reason: prose(),
    evidence: Evidences.nullish().transform((given) => given ?? []),
  })
  .superRefine(({ meeting, evidence }, context) => {
    if (!meeting && !evidence.length)
      context.addIssue({
        code: 'custom',
        path: ['meeting'],
        message: 'Expected where it was asked for: meeting, or evidence; got neither.',
      });
  });

/** Names a set of projects, or gives a named set other projects. Runs that began before do not count for the new projects. */
export const defineCombination = defineBulkAct({
  name: 'defineCombination',
  input: Input,
  // Each is judged by what those before it have left.
  runAll: (tx, asked, { viewer, now }) =>
    eachOf(asked, async ({ input, origin }) => {
      const meeting = input.meeting ? await findHeldMeeting(tx, input.meeting, now) : null;
      const definedOn = input.definedOn ?? meeting?.date ?? dayOf(now);
      if (definedOn > dayOf(now))
        throw refused('definedOn', `Expected ${dayOf(now)} or an earlier day; got ${definedOn}.`);
      const members = await chooseProjects(tx, input.projects, TODAY, {
        path: 'input.projects',
        least: 2,
        most: MOST_MEMBERS,
      });
      const memberIds = members.map(({ id }) => id).sort((a, b) => a - b);
      const id = await lockCombination(tx, input.slug);
      const [versions = []] = await versionsOf(tx, [{ id, asOf: { ...TODAY, date: '9999-12-31' } }], now);
      const last = versions.at(-1);
      if (last && last.definedOn > definedOn)
        throw new ConflictError(
          `Expected ${last.definedOn}, when ${input.slug} was last defined, or a later day; got ${definedOn}.`,
        );
      if (last && last.memberIds.join() === memberIds.join() && last.reason === input.reason)
        throw new ConflictError(
          `Expected a change; ${input.slug} has been defined so since ${last.definedOn}.`,
        );
      const people = await findOrCreatePeople(tx, input.askedBy ? [input.askedBy] : []);
      const version = await appendCombinationVersion(
        tx,
        input.slug,
        {
          definedOn,
          askedBy: input.askedBy ? (people.get(input.askedBy) ?? null) : null,
          meetingId: meeting?.id ?? null,
          reason: input.reason,
          enteredAt: now,
          enteredBy: viewer.personId,
        },
        memberIds,
        await restsOn(tx, { input, origin }),
      );
      return {
        answer: { combinationId: id, versionId: version.id },
        subject: `NamedCombination:${id}`,
        details: {
          combination: input.slug,
          version: version.sequence,
          projects: members.map((member) => member.slug),
          definedOn,
          askedBy: input.askedBy ?? null,
          meeting: meeting?.date ?? null,
        },
      };
    }),
});

const refused = (field: string, message: string) =>
  new ValidationError([{ path: `input.${field}`, message }]);
