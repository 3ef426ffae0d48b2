import { z } from 'zod';
import { defineAct } from '../access/act.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import { lockProject } from '../project/lock.ts';
import { Level } from '../status-change/schemas.ts';
import { line, prose } from '../text.ts';
import { openProposal } from './open.ts';

const Input = z.object({
  project: line(),
  to: Level,
  effectiveOn: z.string().nullish(),
  reason: prose(),
  evidence: Evidences.nullish().transform((given) => given ?? []),
});

/** Opens a proposal: a change that no meeting has recorded yet. It waits on the next meeting's agenda. */
export const proposeStatusChange = defineAct({
  name: 'proposeStatusChange',
  input: Input,
  projectOf: (_db, { project }) => project,
  run: async (tx, input, { viewer, now }) => {
    const project = await lockProject(tx, input.project);
    const effectiveOn = input.effectiveOn ?? null;
    const evidence = await resolveEvidence(tx, input.evidence);
    const proposal = { to: input.to, effectiveOn, reason: input.reason, openedBy: viewer.personId };
    const proposalId = await openProposal(tx, project, proposal, evidence, now);
    return {
      answer: { proposalId, projectId: project.id },
      subject: `Proposal:${proposalId}`,
      details: { project: project.slug, to: input.to, effectiveOn },
    };
  },
});
