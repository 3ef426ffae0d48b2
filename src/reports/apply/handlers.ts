import { contentOf } from '../decisions/content.ts';
import { thingsOf } from '../decisions/kinds.ts';
import type { Decision } from '../types.ts';
import { assessmentDecisions } from './assessment-decisions.ts';
import { channelDecisions } from './channel-decisions.ts';
import { claimDecisions } from './claim-decisions.ts';
import { combinationDecisions } from './combination-decisions.ts';
import { adoptionDecisions, criterionDecisions, dropDecisions } from './criterion-decisions.ts';
import { proposalDecisions, withdrawalDecisions } from './proposal-decisions.ts';
import { correctingDecisions, statusDecisions } from './status-decisions.ts';
import { acceptanceDecisions, dismissalDecisions } from './suggestion-decisions.ts';
import { revocationDecisions, waiverDecisions } from './waiver-decisions.ts';

/** By which acts a decision of each kind is entered. */
export const HANDLERS = {
  CHANGE: statusDecisions,
  CONFIRMATION: statusDecisions,
  CORRECTION: correctingDecisions,
  RETRACTION: correctingDecisions,
  ASSESSMENT: assessmentDecisions,
  WAIVER: waiverDecisions,
  WAIVER_REVOCATION: revocationDecisions,
  CLAIM: claimDecisions,
  CRITERION: criterionDecisions,
  CRITERION_DROP: dropDecisions,
  CRITERION_ADOPTION: adoptionDecisions,
  EXTERNAL_CLAIM: claimDecisions,
  PROPOSAL: proposalDecisions,
  PROPOSAL_WITHDRAWAL: withdrawalDecisions,
  SUGGESTION_ACCEPTANCE: acceptanceDecisions,
  SUGGESTION_DISMISSAL: dismissalDecisions,
  COMBINATION: combinationDecisions,
  CHANNEL_NAME: channelDecisions,
} as const;

const MOVES: readonly Decision['kind'][] = ['CHANGE', 'CONFIRMATION', 'CORRECTION', 'RETRACTION'];
export const isMove = (kind: Decision['kind']): boolean => MOVES.includes(kind);

/** Whether a decision bears on what others that are not entered yet are about: then it has to wait for those. Lines of one kind wait for none. */
export function createPending() {
  const writers = new Map<string, Set<object>>();
  const readers = new Map<string, Set<object>>();
  const isOfOthers = (of: Map<string, Set<object>>, thing: string, handler: object) =>
    [...(of.get(thing) ?? [])].some((other) => other !== handler);
  const note = (of: Map<string, Set<object>>, thing: string, handler: object) => {
    const known = of.get(thing);
    if (known) known.add(handler);
    else of.set(thing, new Set([handler]));
  };
  return {
    waits: (decision: Decision): boolean => {
      const handler = HANDLERS[decision.kind];
      const { reads, writes } = thingsOf(contentOf(decision));
      return (
        [...reads, ...writes].some((thing) => isOfOthers(writers, thing, handler)) ||
        writes.some((thing) => isOfOthers(readers, thing, handler))
      );
    },
    add: (decision: Decision): void => {
      const { reads, writes } = thingsOf(contentOf(decision));
      for (const thing of reads) note(readers, thing, HANDLERS[decision.kind]);
      for (const thing of writes) note(writers, thing, HANDLERS[decision.kind]);
    },
    clear: (): void => {
      writers.clear();
      readers.clear();
    },
  };
}
