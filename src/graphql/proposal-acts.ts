import { InvalidTransitionError } from '../base/errors.ts';
import { proposeStatusChange } from '../domain/proposal/propose.ts';
import { voiceOnProposal } from '../domain/proposal/voice.ts';
import { withdrawProposal } from '../domain/proposal/withdraw.ts';
import { builder } from './engine/builder.ts';
import { evidenceGiven, IDEMPOTENCY_KEY, prose } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { Readiness } from './readiness.ts';
import { proposalSuccess } from './successes.ts';

mutation(proposeStatusChange, {
  description:
    "Opens a proposal: a change that no meeting has recorded yet. It waits on the next meeting's agenda until it is recorded or withdrawn. One may be open per project and readiness. Open to maintainers of the project and chairs.",
  errors: [InvalidTransitionError],
  input: builder.inputType('ProposeStatusChangeInput', {
    description: 'A change that a meeting is to decide.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      to: t.field({
        type: Readiness,
        required: true,
        description:
          'The readiness proposed; not the one it has. Whether the move is allowed is asked when it is recorded.',
      }),
      effectiveOn: t.field({
        type: 'Date',
        description: 'The day it became true or is to become true. By default the meeting decides.',
      }),
      reason: t.string({ required: true, ...prose('Why it should change.') }),
      evidence: evidenceGiven(t),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: proposalSuccess('ProposeStatusChangeSuccess', 'The proposal is open.'),
});

mutation(withdrawProposal, {
  description:
    'Closes an open proposal that is not to be recorded; the reason is kept with it. Open to maintainers of the project and chairs.',
  ids: { proposal: 'Proposal' },
  input: builder.inputType('WithdrawProposalInput', {
    description: 'A proposal that is not to be recorded.',
    fields: (t) => ({
      proposal: t.id({ required: true, description: 'The open proposal.' }),
      reason: t.string({ required: true, ...prose('Why it is withdrawn.') }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: proposalSuccess('WithdrawProposalSuccess', 'The proposal is withdrawn.'),
});

mutation(voiceOnProposal, {
  description:
    'Seconds an open proposal, or objects to it; the next agenda quotes it. What the same person said of it before is replaced. Open to maintainers of whatever project and chairs.',
  ids: { proposal: 'Proposal' },
  input: builder.inputType('VoiceOnProposalInput', {
    description: 'What somebody says of a proposal.',
    fields: (t) => ({
      proposal: t.id({ required: true, description: 'The open proposal.' }),
      isFor: t.boolean({ required: true, description: 'Whether to second it; else to object.' }),
      reason: t.string({ required: true, ...prose('The reason.') }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: proposalSuccess('VoiceOnProposalSuccess', 'It stands with the proposal.'),
});
