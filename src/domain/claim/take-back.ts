import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import { compatibilityClaims, projects } from '../../db/tables/index.ts';
import type { Evidence } from '../evidence/write.ts';
import type { TakenBack } from '../meeting/rows.ts';
import { appendClaims } from './append.ts';
import type { ClaimRow } from './rows.ts';

/** A meeting's report no longer has this claim: the one before it stands again; where there was none, the pair reads UNKNOWN. */
export async function takeBackClaims(
  tx: Db,
  list: readonly { id: number; evidence: readonly Evidence[] }[],
  { meeting, reason, enteredBy, now }: TakenBack & { now: Date },
): Promise<void> {
  if (!list.length) return;
  const ids = list.map(({ id }) => id);
  const own = await tx.select().from(compatibilityClaims).where(inArray(compatibilityClaims.id, ids));
  const before = await tx
    .select()
    .from(compatibilityClaims)
    .where(
      and(
        sql`exists (select from compatibility_claims taken where ${inArray(sql`taken.id`, ids)}
          and taken.project_id = ${compatibilityClaims.projectId}
          and taken.other_project_id is not distinct from ${compatibilityClaims.otherProjectId}
          and lower(taken.external_thing) is not distinct from lower(${compatibilityClaims.externalThing}))`,
        sql`${compatibilityClaims.claimedOn} <= ${meeting.date}::date`,
        sql`${compatibilityClaims.meetingId} is distinct from ${meeting.id}`,
      ),
    )
    .orderBy(desc(compatibilityClaims.claimedOn), desc(compatibilityClaims.id));
  await appendClaims(
    tx,
    list.map(({ id, evidence }) => {
      const row = own.find((one) => one.id === id);
      if (!row) throw new Error(`claim ${id}, which a decision became, is not there`);
      const values = before.find((other) => other.id < id && isSameSubject(other, row)) ?? {
        verdict: 'UNKNOWN' as const,
        basis: 'STATED' as const,
        reason,
        source: `Report of the meeting of ${meeting.date}`,
        kernelSeries: null,
        expiresOn: null,
      };
      const { verdict, basis, source, kernelSeries, expiresOn } = values;
      const said = { verdict, basis, reason: values.reason, source, kernelSeries, expiresOn };
      const { projectId, otherProjectId, externalThing } = row;
      return {
        subject:
          otherProjectId === null
            ? { projectId, externalThing: externalThing ?? '' }
            : ([projectId, otherProjectId] as const),
        claim: { ...said, claimedOn: meeting.date, meetingId: meeting.id, enteredAt: now, enteredBy },
        evidence,
      };
    }),
  );
}

const isSameSubject = (a: ClaimRow, b: ClaimRow): boolean =>
  a.projectId === b.projectId &&
  a.otherProjectId === b.otherProjectId &&
  a.externalThing?.toLowerCase() === b.externalThing?.toLowerCase();

/** What a meeting has claimed, in the order of entry; `other` is null for a thing that is no project. */
export async function claimsOfMeeting(tx: Db, meetingId: number) {
  const others = alias(projects, 'others');
  return tx
    .select({
      id: compatibilityClaims.id,
      slug: projects.slug,
      other: others.slug,
      externalThing: compatibilityClaims.externalThing,
      verdict: compatibilityClaims.verdict,
      kernelSeries: compatibilityClaims.kernelSeries,
      expiresOn: compatibilityClaims.expiresOn,
      reason: compatibilityClaims.reason,
    })
    .from(compatibilityClaims)
    .innerJoin(projects, eq(projects.id, compatibilityClaims.projectId))
    .leftJoin(others, eq(others.id, compatibilityClaims.otherProjectId))
    .where(eq(compatibilityClaims.meetingId, meetingId))
    .orderBy(compatibilityClaims.id);
}
