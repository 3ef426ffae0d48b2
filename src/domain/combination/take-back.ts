import { asc, eq, inArray } from 'drizzle-orm';
import { ConflictError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import {
  combinationMembers,
  combinations,
  combinationVersions,
  people,
  projects,
} from '../../db/tables/index.ts';
import type { Evidence } from '../evidence/write.ts';
import type { TakenBack } from '../meeting/rows.ts';
import { appendCombinationVersion } from './append.ts';

/**
 * A meeting's report no longer names a set: it has again the projects that other meetings gave it.
 * @throws ConflictError where none did: a name stays on record.
 */
export async function takeBackCombination(
  tx: Db,
  { id, evidence }: { id: number; evidence: readonly Evidence[] },
  { meeting, enteredBy, now }: TakenBack & { now: Date },
): Promise<void> {
  const versions = await tx
    .select({ version: combinationVersions, slug: combinations.slug })
    .from(combinationVersions)
    .innerJoin(combinations, eq(combinations.id, combinationVersions.combinationId))
    .where(
      eq(
        combinationVersions.combinationId,
        tx
          .select({ of: combinationVersions.combinationId })
          .from(combinationVersions)
          .where(eq(combinationVersions.id, id)),
      ),
    )
    .orderBy(asc(combinationVersions.sequence));
  const own = versions.find(({ version }) => version.id === id);
  if (!own) throw new Error(`version ${id} of a combination, which a decision became, is not there`);
  const before = versions.findLast(
    ({ version }) => version.sequence < own.version.sequence && version.meetingId !== meeting.id,
  );
  if (!before)
    throw new ConflictError(
      `Expected a line that defines the combination ${own.slug}: it was named here first, and a name stays on record.`,
    );
  const members = await tx
    .select({ projectId: combinationMembers.projectId })
    .from(combinationMembers)
    .where(inArray(combinationMembers.versionId, [before.version.id]));
  const { reason, askedBy } = before.version;
  await appendCombinationVersion(
    tx,
    own.slug,
    { definedOn: meeting.date, askedBy, meetingId: meeting.id, reason, enteredAt: now, enteredBy },
    members.map(({ projectId }) => projectId),
    evidence,
  );
}

/** The sets that a meeting has named, in the order of entry, with their projects by slug. */
export async function combinationsOfMeeting(tx: Db, meetingId: number) {
  const rows = await tx
    .select({
      id: combinationVersions.id,
      combination: combinations.slug,
      reason: combinationVersions.reason,
      definedOn: combinationVersions.definedOn,
      askedBy: people.handle,
      member: projects.slug,
    })
    .from(combinationVersions)
    .innerJoin(combinations, eq(combinations.id, combinationVersions.combinationId))
    .leftJoin(people, eq(people.id, combinationVersions.askedBy))
    .innerJoin(combinationMembers, eq(combinationMembers.versionId, combinationVersions.id))
    .innerJoin(projects, eq(projects.id, combinationMembers.projectId))
    .where(eq(combinationVersions.meetingId, meetingId))
    .orderBy(asc(combinationVersions.id), asc(projects.slug));
  const byId = new Map<number, Omit<(typeof rows)[number], 'member'> & { members: string[] }>();
  for (const { member, ...row } of rows) {
    const known = byId.get(row.id) ?? { ...row, members: [] };
    known.members.push(member);
    byId.set(row.id, known);
  }
  return [...byId.values()];
}
