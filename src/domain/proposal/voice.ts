import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError, NotFoundError } from '../../base/errors.ts';
import { prose } from '../../base/text.ts';
import { proposals, proposalVoices } from '../../db/tables/index.ts';
import { defineAct, type Ref } from '../act/act.ts';

/** Seconds an open proposal or objects to it; what the same person said of it before is replaced. It decides nothing. */
export const voiceOnProposal = defineAct({
  name: 'voiceOnProposal',
  input: z.object({ proposal: z.custom<Ref>(), isFor: z.boolean(), reason: prose() }),
  run: async (tx, { proposal: ref, isFor, reason }, { viewer, now }) => {
    // So that it is not closed meanwhile.
    const [found] = await tx.select().from(proposals).where(eq(proposals.id, ref.id)).for('update');
    if (!found) throw new NotFoundError('proposal', ref.given);
    if (found.outcome !== null) throw new ConflictError('This proposal is closed.');
    const said = { isFor, reason, enteredAt: now };
    await tx
      .insert(proposalVoices)
      .values({ proposalId: found.id, personId: viewer.personId, ...said })
      .onConflictDoUpdate({ target: [proposalVoices.proposalId, proposalVoices.personId], set: said });
    return {
      answer: { proposalId: found.id, projectId: found.projectId },
      subject: `Proposal:${found.id}`,
      details: { isFor, reason },
    };
  },
});
