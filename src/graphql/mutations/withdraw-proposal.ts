import { withdrawProposal } from '../../domain/proposal/withdraw.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { IDEMPOTENCY_KEY, oneLine, prose } from './inputs.ts';
import { proposalSuccess } from './successes.ts';

mutation(withdrawProposal, {
  description:
    'Closes an open proposal that is not to be recorded; the reason is kept with it. Maintainers of the project and chairs.',
  ids: { proposal: 'Proposal' },
  input: builder.inputType('WithdrawProposalInput', {
    description: 'A proposal that is not to be recorded.',
    fields: (t) => ({
      proposal: t.id({ required: true, description: 'The open proposal.' }),
      reason: t.string({ required: true, ...prose('Why it is withdrawn.') }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: proposalSuccess('WithdrawProposalSuccess', 'The proposal is withdrawn.'),
});
