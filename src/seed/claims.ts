import type { Db } from '../db/index.ts';
import { appendClaim } from '../domain/claim/append.ts';
import { asEvidence } from './evidence.ts';
import type { SeedIds } from './ids.ts';
import { placed } from './place.ts';
import type { Seeds } from './read.ts';

/** Claims about pairs of projects, then those about things outside. */
export async function seedClaims(tx: Db, seeds: Seeds, ids: SeedIds): Promise<void> {
  for (const claim of seeds.claims) {
    const [a, b] = claim.projects;
    const pair = [ids.project(a), ids.project(b)] as const;
    await placed(claim.place, () =>
      appendClaim(tx, pair, columnsOf(claim, ids), asEvidence(claim.evidence, ids)),
    );
  }
  for (const claim of seeds.externalClaims) {
    const subject = { projectId: ids.project(claim.project), externalThing: claim.thing };
    await placed(claim.place, () =>
      appendClaim(tx, subject, columnsOf(claim, ids), asEvidence(claim.evidence, ids)),
    );
  }
}

const columnsOf = (claim: Seeds['claims'][number] | Seeds['externalClaims'][number], ids: SeedIds) => ({
  verdict: claim.verdict,
  basis: claim.basis,
  reason: claim.reason,
  source: claim.read_from,
  claimedOn: claim.on,
  kernelSeries: claim.kernel_series ?? null,
  meetingId: claim.meeting === undefined ? null : ids.meeting(claim.meeting),
  enteredBy: ids.bot,
});
