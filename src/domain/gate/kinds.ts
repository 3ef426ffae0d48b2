import { KINDS, type KindSetting } from '../criterion/kinds.ts';
import type { Criterion } from '../criterion/on.ts';
import type { CriterionKind } from '../enums.ts';
import {
  type AttestationFinding,
  attestationChangesAt,
  attestationFinding,
  attestationSince,
} from './attestation-finding.ts';
import { type CiFinding, ciChangesAt, ciFinding, ciSince } from './ci-finding.ts';
import { attestationClause, ciClause, reviewClause } from './clauses.ts';
import type { Evidence } from './evidence.ts';

import { type ReviewFinding, reviewChangesAt, reviewFinding, reviewSince } from './review-finding.ts';
import type { CriterionVerdict, GateActor } from './verdicts.ts';

interface Findings {
  CI: CiFinding;
  REVIEW: ReviewFinding;
  ATTESTATION: AttestationFinding;
}
export type Finding = Findings[CriterionKind];

interface Rules<Found> {
  find(criterion: Criterion, evidence: Evidence, at: Date): Found;
  /** Day from which what decides the verdict counts; null: the criterion's own. */
  since(found: Found): string | null;
  /** The earliest instant after it at which the finding changes although nothing is written. */
  changesAt(found: Found, at: Date): Date | null;
  /** What was found, as part of a sentence. */
  clause(found: Found, at: Date): string;
  /** Who can change a verdict that blocks. */
  actor(verdict: CriterionVerdict): GateActor;
  /** What the finding rests on. */
  restsOn(found: Found): { runIds: number[]; assessmentId: number | null };
}

const setting = (criterion: Criterion, name: KindSetting): number =>
  criterion[name] ?? KINDS[criterion.kind].defaults[name] ?? 0;

const assessed = ({ assessment }: ReviewFinding | AttestationFinding) => ({
  runIds: [],
  assessmentId: assessment?.id ?? null,
});

/** How criteria of each kind are judged. */
const RULES: { [Kind in CriterionKind]: Rules<Findings[Kind]> } = {
  CI: {
    find: (criterion, { runs, defaultBranch }, at) =>
      ciFinding(
        { requiredRuns: setting(criterion, 'requiredRuns'), windowDays: setting(criterion, 'windowDays') },
        runs,
        defaultBranch,
        at,
      ),
    since: ciSince,
    changesAt: ciChangesAt,
    clause: ciClause,
    // A failure is mended by people, everything else by the next runs.
    actor: (verdict) => (verdict === 'FAILED' ? 'MAINTAINER' : 'CI'),
    restsOn: ({ evidence }) => ({ runIds: evidence.map(({ id }) => id), assessmentId: null }),
  },
  REVIEW: {
    find: (_, { assessments }, at) => reviewFinding(assessments, at),
    since: reviewSince,
    changesAt: reviewChangesAt,
    clause: reviewClause,
    actor: () => 'MAINTAINER',
    restsOn: assessed,
  },
  ATTESTATION: {
    find: (criterion, { assessments }, at) =>
      attestationFinding(
        { windowDays: setting(criterion, 'windowDays'), minimumScore: setting(criterion, 'minimumScore') },
        assessments,
        at,
      ),
    since: attestationSince,
    changesAt: attestationChangesAt,
    clause: attestationClause,
    actor: () => 'MAINTAINER',
    restsOn: assessed,
  },
};

/** The rules of a kind; what one of them finds, only the same takes. */
export const rulesOf = (kind: CriterionKind): Rules<Finding> => RULES[kind] as Rules<Finding>;
