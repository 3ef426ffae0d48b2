import { InvalidTransitionError } from '../../domain/errors.ts';
import { proposeStatusChange } from '../../domain/proposal/propose.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { Readiness } from '../readiness.ts';
import { EvidenceInput, IDEMPOTENCY_KEY, listOf, oneLine, prose } from './inputs.ts';
import { proposalSuccess } from './successes.ts';

mutation(proposeStatusChange, {
  description:
    "Opens a proposal: a change that no meeting has recorded yet. It waits on the next meeting's agenda until it is recorded or withdrawn. One may be open per project and readiness. Maintainers of the project and chairs.",
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
        description: 'Day on which it became, or is to become, true; left out: left to the meeting.',
      }),
      reason: t.string({ required: true, ...prose('Why it should change.') }),
      evidence: t.field({ type: [EvidenceInput], description: `What it rests on. ${listOf('entries')}` }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: proposalSuccess('ProposeStatusChangeSuccess', 'The proposal is open.'),
});
