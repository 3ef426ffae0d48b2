import type { Db } from '../db/index.ts';
import { enterAll } from '../domain/act/act.ts';
import { claimCompatibility } from '../domain/claim/claim-compatibility.ts';
import { askedOf, chairOn, placedAll } from './door.ts';
import type { SeedIds } from './ids.ts';
import type { Seeds } from './read.ts';

/** Claims about pairs of projects, then those about things outside. */
export async function seedClaims(tx: Db, seeds: Seeds, ids: SeedIds, now: Date): Promise<void> {
  const pairs = seeds.claims.map((claim) => {
    const [project, other] = claim.projects;
    return { place: claim.place, asked: askedOf(claim, { ...saidBy(claim), project, other }, ids) };
  });
  const outside = seeds.externalClaims.map((claim) => {
    const { project, thing: external } = claim;
    return { place: claim.place, asked: askedOf(claim, { ...saidBy(claim), project, external }, ids) };
  });
  const all = [...pairs, ...outside];
  await placedAll(all, () =>
    enterAll(
      tx,
      claimCompatibility,
      all.map(({ asked }) => asked),
      chairOn(ids, now),
    ),
  );
}

const saidBy = (claim: Seeds['claims'][number] | Seeds['externalClaims'][number]) => ({
  verdict: claim.verdict,
  basis: claim.basis,
  reason: claim.reason,
  source: claim.read_from,
  claimedOn: claim.on,
  kernelSeries: claim.kernel_series,
  meeting: claim.meeting,
});
