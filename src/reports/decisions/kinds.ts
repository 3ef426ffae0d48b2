import { assessmentKinds } from './assessment.ts';
import { channelKinds } from './channel.ts';
import { claimKinds } from './claim.ts';
import { combinationKinds } from './combination.ts';
import type { DecisionContent } from './content.ts';
import { criterionKinds } from './criterion.ts';
import type { DecisionKind, DecisionKindName, KindsOf } from './kind.ts';
import { statusKinds } from './status.ts';
import { suggestionKinds } from './suggestion.ts';

const DECISION_KINDS: KindsOf<DecisionKindName> = {
  ...statusKinds,
  ...assessmentKinds,
  ...claimKinds,
  ...criterionKinds,
  ...suggestionKinds,
  ...combinationKinds,
  ...channelKinds,
};

const kindOf = (content: DecisionContent) => DECISION_KINDS[content.kind] as DecisionKind<DecisionContent>;

export const subjectOf = (content: DecisionContent): string => kindOf(content).subject(content);
export const describe = (content: DecisionContent): string => kindOf(content).describe(content);
export const clauseOf = (content: DecisionContent): string => kindOf(content).clause(content);
export const whenRemoved = (content: DecisionContent): string => kindOf(content).whenRemoved;

export function whenChanged(old: DecisionContent, next: DecisionContent): string {
  const said = kindOf(next).whenChanged;
  return typeof said === 'string' ? said : said(old);
}

/** What a line bears on, and what it changes. */
export const thingsOf = (content: DecisionContent): { reads: string[]; writes: string[] } => {
  const kind = kindOf(content);
  return { reads: kind.reads?.(content) ?? [], writes: kind.writes?.(content) ?? [] };
};
