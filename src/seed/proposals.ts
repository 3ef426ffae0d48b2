import type { Db } from '../db/index.ts';
import { enterAll } from '../domain/act/act.ts';
import { proposeStatusChange } from '../domain/proposal/propose.ts';
import { withdrawProposal } from '../domain/proposal/withdraw.ts';
import { askedOf, chairOn, placedAll } from './door.ts';
import type { SeedIds } from './ids.ts';
import type { Seeds } from './read.ts';

/** Opens each proposal as of its own day, and closes again those that were withdrawn. */
export async function seedProposals(tx: Db, seeds: Seeds, ids: SeedIds): Promise<void> {
  for (const proposal of seeds.proposals)
    await placedAll([proposal], async () => {
      const { project, to, effective_on: effectiveOn, opened_on, reason, withdrawn } = proposal;
      const asked = askedOf(proposal, { project, to, effectiveOn, reason }, ids);
      const [opened] = await enterAll(tx, proposeStatusChange, [asked], chairOn(ids, new Date(opened_on)));
      const id = opened?.answer.proposalId ?? 0;
      if (withdrawn) {
        const input = { proposal: { id, given: String(id) }, reason: withdrawn.reason };
        const by = chairOn(ids, new Date(withdrawn.on));
        await enterAll(tx, withdrawProposal, [{ input, origin: null }], by);
      }
    });
}
