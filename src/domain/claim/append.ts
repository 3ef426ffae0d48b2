import type { Db } from '../../db/index.ts';
import { compatibilityClaims } from '../../db/tables/index.ts';
import { type Evidence, writeEvidence } from '../evidence/write.ts';
import type { ClaimRow } from './row.ts';

export type { ClaimRow } from './row.ts';
export type NewClaim = Omit<
  typeof compatibilityClaims.$inferInsert,
  'id' | 'projectId' | 'otherProjectId' | 'externalThing'
>;

/** Ids of two projects, or one project and a named thing that is none. */
export type ClaimSubject = readonly [number, number] | { projectId: number; externalThing: string };

/** The only writer of claims: appends one with its evidence. The newest of a pair stands. */
export async function appendClaim(
  tx: Db,
  subject: ClaimSubject,
  claim: NewClaim,
  evidence: readonly Evidence[],
): Promise<ClaimRow> {
  const [row] = await tx
    .insert(compatibilityClaims)
    .values({ ...claim, ...columnsOf(subject) })
    .returning();
  if (!row) throw new Error('compatibility_claims returned no row');
  await writeEvidence(tx, { claimId: row.id }, evidence);
  return row;
}

const columnsOf = (subject: ClaimSubject) =>
  'projectId' in subject
    ? { projectId: subject.projectId, externalThing: subject.externalThing }
    : { projectId: Math.min(...subject), otherProjectId: Math.max(...subject) };
