import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { ValidationError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { type Asked, defineBulkAct, eachOf } from '../act/act.ts';
import { type Basis, basisOf } from '../evidence/basis.ts';
import { evidenceFor } from '../evidence/resolve.ts';
import type { GivenEvidence } from '../evidence/schemas.ts';
import { heldMeetings } from '../meeting/held.ts';
import { lockProjects } from '../project/lock.ts';
import { projectsCalledBy } from '../project/words.ts';
import { appendClaims, type ClaimSubject } from './append.ts';
import { Claimed } from './schemas.ts';

type Input = z.output<typeof Claimed>;

/**
 * Enters a claim about two projects, or a project and a named thing outside. Nothing is replaced: the newest claim of a pair
 * stands, so a claim for an earlier day takes its place before the standing one.
 */
export const claimCompatibility = defineBulkAct({
  name: 'claimCompatibility',
  input: Claimed,
  projectOf: (_db, { project, other }) => ({ anyOf: other ? [project, other] : [project] }),
  runAll: async (tx, asked, { viewer, now }) => {
    const inputs = asked.map(({ input }) => input);
    const projectOf = await lockProjects(
      tx,
      inputs.flatMap(({ project, other }) => (other ? [project, other] : [project])),
    );
    const meetingOf = await heldMeetings(
      tx,
      inputs.map(({ meeting }) => meeting),
      now,
    );
    const projectCalled = await projectsCalled(
      tx,
      inputs.flatMap(({ external }) => external ?? []),
    );
    const judged = await eachOf(asked, ({ input, origin }) => {
      if (!origin && !input.evidence.length)
        throw refused('evidence', 'Expected evidence, a URL or lines of a report; got none.');
      const [first, second] = input.other
        ? [input.project, input.other].sort().map(projectOf)
        : [projectOf(input.project)];
      const meeting = input.meeting ? meetingOf(input.meeting) : null;
      const claimedOn = input.claimedOn ?? meeting?.date ?? dayOf(now);
      if (claimedOn > dayOf(now))
        throw refused('claimedOn', `Expected ${dayOf(now)} or an earlier day; got ${claimedOn}.`);
      if (input.expiresOn && input.expiresOn < claimedOn)
        throw refused('expiresOn', `Expected ${claimedOn} or a later day; got ${input.expiresOn}.`);
      // Otherwise a claim about a project could hide under the name of a thing outside.
      const named = input.external && projectCalled.get(input.external);
      if (named)
        throw refused(
          'external',
          `Expected a thing outside the tracker; ${input.external} is the project ${named}.`,
        );
      const subject: ClaimSubject = second
        ? [first?.id ?? 0, second.id]
        : { projectId: first?.id ?? 0, externalThing: input.external ?? '' };
      return { subject, meeting, claimedOn };
    });
    const evidence = await evidenceFor(tx, asked);
    const bases = await eachOf(asked, ({ input }, index) =>
      basisOf(input.basis, evidence[index] ?? [], 'BY_A_SOURCE'),
    );
    const ids = await appendClaims(
      tx,
      judged.map(({ subject, meeting, claimedOn }, index) => {
        const { verdict, reason, kernelSeries, expiresOn } = inputs[index] as Input;
        return {
          subject,
          claim: {
            verdict,
            basis: bases[index] as Basis,
            reason,
            source: sourceOf(asked[index] as Asked<Input>),
            claimedOn,
            kernelSeries: kernelSeries ?? null,
            expiresOn: expiresOn ?? null,
            meetingId: meeting?.id ?? null,
            enteredAt: now,
            enteredBy: viewer.personId,
          },
          evidence: evidence[index] ?? [],
        };
      }),
    );
    return judged.map(({ meeting, claimedOn }, index) => {
      const { project, other = null, external = null, verdict, expiresOn = null } = inputs[index] as Input;
      const claimId = ids[index] ?? 0;
      return {
        answer: { claimId },
        subject: `CompatibilityClaim:${claimId}`,
        details: { project, other, external, verdict, claimedOn, expiresOn, meeting: meeting?.date ?? null },
      };
    });
  },
});

/** In words: what is given, else what a meeting's report says, else the evidence. */
const sourceOf = ({ input, origin }: Asked<Input>): string =>
  input.source ??
  (origin && input.meeting
    ? `Report of the meeting of ${input.meeting}`
    : input.evidence.map(inWords).join(' · '));

const inWords = (item: GivenEvidence): string => {
  if ('url' in item) return item.url;
  const lines =
    item.lineEnd > item.lineStart ? `lines ${item.lineStart} to ${item.lineEnd}` : `line ${item.lineStart}`;
  return `${item.report}, ${lines}`;
};

/** Slugs of the projects that are called so, by the name that was given. */
async function projectsCalled(tx: Db, names: readonly string[]): Promise<Map<string, string>> {
  if (!names.length) return new Map();
  const { rows } = await tx.execute<{ given: string; slug: string }>(sql`
    select distinct on (given) given, slug
    from json_array_elements_text(${JSON.stringify([...new Set(names)])}::text::json) as given
      join projects on true left join project_aliases on project_aliases.project_id = projects.id
    where lower(given) in (slug, lower(name), lower(alias)) order by given, slug`);
  return new Map([
    ...(await projectsCalledBy(tx, names)),
    ...rows.map(({ given, slug }) => [given, slug] as const),
  ]);
}

const refused = (field: string, message: string) =>
  new ValidationError([{ path: `input.${field}`, message }]);
