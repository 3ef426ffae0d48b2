import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { defineAct } from '../access/act.ts';
import { dayOf } from '../as-of.ts';
import { ValidationError } from '../errors.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import type { GivenEvidence } from '../evidence/schemas.ts';
import { findStartedMeeting } from '../meeting/find-started.ts';
import { lockProjects } from '../project/lock-several.ts';
import { appendClaim } from './append.ts';
import { Claimed } from './schemas.ts';

/**
 * Somebody says whether two projects, or a project and a named thing outside, can be combined. Nothing is replaced: of a
 * pair the newest claim stands, so that one made for an earlier day than that of the standing one takes its place before it.
 */
export const claimCompatibility = defineAct({
  name: 'claimCompatibility',
  input: Claimed,
  projectOf: (_db, { project, other }) => ({ anyOf: other ? [project, other] : [project] }),
  run: async (tx, input, { viewer, now }) => {
    const locked = await lockProjects(tx, input.other ? [input.project, input.other] : [input.project]);
    const idOf = (slug: string) => locked.get(slug)?.id ?? 0;
    const meeting = input.meeting ? await findStartedMeeting(tx, input.meeting, now) : null;
    const claimedOn = input.claimedOn ?? meeting?.date ?? dayOf(now);
    if (claimedOn > dayOf(now))
      throw refused('claimedOn', `Expected ${dayOf(now)} or an earlier day; got ${claimedOn}.`);
    if (input.expiresOn && input.expiresOn < claimedOn)
      throw refused('expiresOn', `Expected ${claimedOn} or a later day; got ${input.expiresOn}.`);
    if (input.external) await assertNoProject(tx, input.external);
    const subject = input.external
      ? { projectId: idOf(input.project), externalThing: input.external }
      : ([idOf(input.project), idOf(input.other ?? '')] as const);
    const claim = await appendClaim(
      tx,
      subject,
      {
        verdict: input.verdict,
        basis: input.basis,
        reason: input.reason,
        source: input.source ?? input.evidence.map(inWords).join(' · '),
        claimedOn,
        kernelSeries: input.kernelSeries ?? null,
        expiresOn: input.expiresOn ?? null,
        meetingId: meeting?.id ?? null,
        enteredAt: now,
        enteredBy: viewer.personId,
      },
      await resolveEvidence(tx, input.evidence),
    );
    return {
      answer: { claimId: claim.id },
      subject: `CompatibilityClaim:${claim.id}`,
      details: {
        project: input.project,
        other: input.other ?? null,
        external: input.external ?? null,
        verdict: claim.verdict,
        claimedOn,
        expiresOn: claim.expiresOn,
        meeting: meeting?.date ?? null,
      },
    };
  },
});

const inWords = (item: GivenEvidence): string => {
  if ('url' in item) return item.url;
  const lines =
    item.lineEnd > item.lineStart ? `lines ${item.lineStart} to ${item.lineEnd}` : `line ${item.lineStart}`;
  return `${item.report}, ${lines}`;
};

/** Otherwise a claim about a project could hide under the name of a thing outside. */
async function assertNoProject(tx: Db, name: string): Promise<void> {
  const { rows } = await tx.execute<{ slug: string }>(sql`
    select slug from projects left join project_aliases on project_aliases.project_id = projects.id
    where lower(${name}) in (slug, lower(name), lower(alias)) limit 1`);
  if (rows[0])
    throw refused('external', `Expected a thing that is no project; ${name} is the project ${rows[0].slug}.`);
}

const refused = (field: string, message: string) =>
  new ValidationError([{ path: `input.${field}`, message }]);
