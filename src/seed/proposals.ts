import { eq } from 'drizzle-orm';
import type { Db } from '../db/index.ts';
import { proposals } from '../db/tables/index.ts';
import { lockProject } from '../domain/project/lock.ts';
import { openProposal } from '../domain/proposal/open.ts';
import { asEvidence } from './evidence.ts';
import type { SeedIds } from './ids.ts';
import { placed } from './place.ts';
import type { Seeds } from './read.ts';

/** Opens each proposal as of its own day, and closes again those that were withdrawn. */
export async function seedProposals(tx: Db, seeds: Seeds, ids: SeedIds): Promise<void> {
  for (const { project, to, effective_on, opened_on, reason, withdrawn, evidence, place } of seeds.proposals)
    await placed(place, async () => {
      const id = await openProposal(
        tx,
        await lockProject(tx, project),
        { to, effectiveOn: effective_on, reason, openedBy: ids.bot },
        asEvidence(evidence, ids),
        new Date(opened_on),
      );
      if (withdrawn)
        await tx
          .update(proposals)
          .set({
            outcome: 'WITHDRAWN',
            closedOn: withdrawn.on,
            closedBy: ids.bot,
            closedReason: withdrawn.reason,
          })
          .where(eq(proposals.id, id));
    });
}
