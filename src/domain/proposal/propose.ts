import { z } from 'zod';
import { Level } from '../../base/readiness.ts';
import { line, prose } from '../../base/text.ts';
import { defineBulkAct, eachOf } from '../act/act.ts';
import { restsOn } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import { lockProject } from '../project/lock.ts';
import { assertNotMerged } from '../project/rules.ts';
import { openProposal } from './open.ts';

const Input = z.object({
  project: line(),
  to: Level,
  effectiveOn: z.string().nullish(),
  reason: prose(),
  evidence: Evidences.nullish().transform((given) => given ?? []),
});

/** Opens a proposal: a change that no meeting has recorded yet. It waits on the next meeting's agenda. */
export const proposeStatusChange = defineBulkAct({
  name: 'proposeStatusChange',
  input: Input,
  projectOf: (_db, { project }) => project,
  // Each is judged by what those before it have left.
  runAll: (tx, asked, { viewer, now }) =>
    eachOf(asked, async ({ input, origin }) => {
      const project = await lockProject(tx, input.project);
      assertNotMerged(project);
      const effectiveOn = input.effectiveOn ?? null;
      const evidence = await restsOn(tx, { input, origin });
      const proposal = { to: input.to, effectiveOn, reason: input.reason, openedBy: viewer.personId };
      const proposalId = await openProposal(tx, project, proposal, evidence, now);
      return {
        answer: { proposalId, projectId: project.id },
        subject: `Proposal:${proposalId}`,
        details: { project: project.slug, to: input.to, effectiveOn },
      };
    }),
});
