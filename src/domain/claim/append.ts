import type { Db } from '../../db/index.ts';
import { compatibilityClaims } from '../../db/tables/index.ts';
import { batch, newIds, write } from '../../reading/insert.ts';
import { type Evidence, evidenceBatches } from '../evidence/write.ts';

export type NewClaim = Omit<
  typeof compatibilityClaims.$inferInsert,
  'id' | 'projectId' | 'otherProjectId' | 'externalThing'
>;

/** Ids of two projects, or one project and a named thing that is none. */
export type ClaimSubject = readonly [number, number] | { projectId: number; externalThing: string };

/** The only writer of claims: appends them with their evidence. The newest of a pair stands. */
export async function appendClaims(
  tx: Db,
  list: readonly { subject: ClaimSubject; claim: NewClaim; evidence: readonly Evidence[] }[],
): Promise<number[]> {
  const ids = await newIds(tx, compatibilityClaims, list.length);
  const rows = list.map(({ subject, claim }, index) => ({
    ...claim,
    ...columnsOf(subject),
    id: ids[index] ?? 0,
  }));
  const owned = list.map(({ evidence }, index) => ({ owner: { claimId: ids[index] ?? 0 }, list: evidence }));
  await write(tx, [{ insert: [batch(compatibilityClaims, rows as never), ...evidenceBatches(owned)] }]);
  return ids;
}

export const appendClaim = async (
  tx: Db,
  subject: ClaimSubject,
  claim: NewClaim,
  evidence: readonly Evidence[],
): Promise<number> => (await appendClaims(tx, [{ subject, claim, evidence }]))[0] ?? 0;

const columnsOf = (subject: ClaimSubject) =>
  'projectId' in subject
    ? { projectId: subject.projectId, otherProjectId: null, externalThing: subject.externalThing }
    : {
        projectId: Math.min(...subject),
        otherProjectId: Math.max(...subject),
        externalThing: null,
      };
