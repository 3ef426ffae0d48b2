import { ConflictError } from '../../base/errors.ts';
import { eachOf, enterAll } from '../../domain/act/act.ts';
import { openAgain, openProposalsOf, takeBackProposals } from '../../domain/proposal/named.ts';
import { proposeStatusChange } from '../../domain/proposal/propose.ts';
import { withdrawProposal } from '../../domain/proposal/withdraw.ts';
import { readsAs } from '../decisions/words.ts';
import type { ProposalDecision, ProposalWithdrawalDecision } from '../types.ts';
import { askedBy, type DecisionHandler, type RecordRef, refKey, takenBack } from './decision-scope.ts';

const refOf = (id: number): RecordRef => ({ recordTable: 'proposals', recordId: id });
const withdrawalOf = (id: number): RecordRef => ({ recordTable: 'proposal_withdrawals', recordId: id });

/** `wireguard: proposed GRADUATED, effective 2017-07-20: …` */
export const proposalDecisions: DecisionHandler<ProposalDecision> = {
  async adopt(scope, { project, to, effectiveOn, reason }) {
    const found = (await openProposalsOf(scope.tx, [project])).find(
      (open) =>
        open.to === to &&
        open.effectiveOn === effectiveOn &&
        !scope.taken.has(refKey(refOf(open.id))) &&
        readsAs(open.reason, reason),
    );
    return found ? refOf(found.id) : null;
  },

  async enterAll({ tx, actor }, list) {
    const asked = list.map((entering) =>
      askedBy(entering, ({ project, to, effectiveOn, reason }) => ({ project, to, effectiveOn, reason })),
    );
    const done = await enterAll(tx, proposeStatusChange, asked, actor);
    return done.map(({ answer }) => refOf(answer.proposalId));
  },

  async change(scope, { recordId }, entering) {
    await takeBackProposals(scope.tx, [recordId], takenBack(scope));
    const [record] = await this.enterAll(scope, [entering]);
    return record as RecordRef;
  },

  undoAll: (scope, list) =>
    takeBackProposals(
      scope.tx,
      list.map(({ stored }) => stored.recordId),
      takenBack(scope),
    ),
};

/** `wireguard: proposal of GRADUATED withdrawn: …` */
export const withdrawalDecisions: DecisionHandler<ProposalWithdrawalDecision> = {
  // What has been withdrawn is no longer open, so that a line that withdraws it once more is refused.
  adopt: async () => null,

  async enterAll({ tx, actor }, list) {
    const slugs = [...new Set(list.map(({ decision }) => decision.project))];
    const open = await openProposalsOf(tx, slugs);
    const asked = await eachOf(list, ({ decision: { project, to, reason }, origin }) => {
      const found = open.find((one) => one.slug === project && one.to === to);
      if (!found)
        throw new ConflictError(`Expected an open proposal of ${to} for ${project}; there is none.`);
      return { input: { proposal: { id: found.id, given: String(found.id) }, reason }, origin };
    });
    const done = await enterAll(tx, withdrawProposal, asked, actor);
    return done.map(({ answer }) => withdrawalOf(answer.proposalId));
  },

  async change(scope, { recordId }, entering) {
    await openAgain(scope.tx, recordId, takenBack(scope));
    const [record] = await this.enterAll(scope, [entering]);
    return record as RecordRef;
  },

  async undoAll(scope, list) {
    for (const { stored } of list) await openAgain(scope.tx, stored.recordId, takenBack(scope));
  },
};
