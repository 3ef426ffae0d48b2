import { type Issue, ValidationError } from '../../base/errors.ts';
import type { Judgement } from './judge.ts';
import type { CriterionVerdict } from './verdicts.ts';

/** What a criterion would be found to be, for a gate that is only tried out. */
export interface Assumption {
  criterion: string;
  verdict: CriterionVerdict;
}

/**
 * The judgements with the assumed verdicts in place of the real ones. For a waived criterion only its verdict is assumed.
 * @throws ValidationError for a criterion that is not among them, or is assumed twice.
 */
export function assume(
  judgements: readonly Judgement[],
  assumptions: readonly Assumption[],
  path = 'assume',
): Judgement[] {
  const known = new Set(judgements.map(({ criterion }) => criterion.key));
  const assumed = new Map<string, CriterionVerdict>();
  const issues: Issue[] = [];
  for (const [index, { criterion, verdict }] of assumptions.entries()) {
    const at = `${path}.${index}.criterion`;
    if (!known.has(criterion))
      issues.push({
        path: at,
        message: `Expected a criterion of the gate, one of ${[...known].sort().join(', ') || 'none'}; got ${criterion}.`,
      });
    if (assumed.has(criterion))
      issues.push({ path: at, message: `Expected each criterion once; got ${criterion} twice.` });
    assumed.set(criterion, verdict);
  }
  if (issues.length) throw new ValidationError(issues);
  return judgements.map((judgement) => {
    const verdict = assumed.get(judgement.criterion.key);
    return verdict
      ? { ...judgement, verdict, underlying: verdict, waiver: null, changesAt: null, isAssumed: true }
      : judgement;
  });
}
