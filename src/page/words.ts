import type {
  AssessmentResult,
  Basis,
  CompatibilityVerdict,
  CriterionKind,
  CriterionVerdict,
  GateActor,
  GateVerdict,
  StatusChangeKind,
} from './operation-types.ts';

const VERDICTS: Record<CriterionVerdict, string> = {
  FAILED: 'failed',
  ERRORED: 'ended in an error',
  MISSING: 'missing',
  STALE: 'stale',
  RUNNING: 'running',
  INSUFFICIENT: 'too few runs',
  WAIVED: 'waived',
  NOT_APPLICABLE: 'not applicable',
  MET: 'met',
};

/** What a run failed, a person found not to be met. */
export const verdictWord = (verdict: CriterionVerdict, kind: CriterionKind): string =>
  verdict === 'FAILED' && kind === 'REVIEW' ? 'not met' : VERDICTS[verdict];

export const GATE_VERDICTS: Record<GateVerdict, string> = {
  OPEN: 'open',
  OPEN_WITH_WAIVERS: 'open with waivers',
  BLOCKED: 'blocked',
  NO_CRITERIA: 'no adopted criteria',
};

/** Best first. */
export const COMPATIBILITY: Record<CompatibilityVerdict, string> = {
  TESTED: 'tested',
  PROTOTYPED: 'prototyped',
  PLAUSIBLE: 'plausible',
  UNKNOWN: 'unknown',
  NEEDS_PORT: 'needs a port',
  CONFLICT: 'conflict',
};

/** Best first. */
export const COMPATIBILITY_VERDICTS = [
  'TESTED',
  'PROTOTYPED',
  'PLAUSIBLE',
  'UNKNOWN',
  'NEEDS_PORT',
  'CONFLICT',
] as const satisfies CompatibilityVerdict[];

export const ACTORS: Record<GateActor, string> = {
  CHAIR: 'a chair',
  CI: 'the project’s CI',
  MAINTAINER: 'a maintainer of the project',
  SIG: 'the group, at a meeting',
};

export const ASSESSMENTS: Record<AssessmentResult, string> = {
  MET: 'met',
  NOT_MET: 'not met',
  NOT_APPLICABLE: 'not applicable',
};

const BASES: Record<Basis, { cited: string; bare: string }> = {
  STATED: {
    cited: 'the minutes say it',
    bare: 'said to be in the minutes; no line of them is cited',
  },
  INFERRED: {
    cited: 'the minutes imply it',
    bare: 'inferred; no line of the minutes is cited',
  },
  EXTERNAL: { cited: 'another source says it', bare: 'another source says it; none is cited' },
};

/** How a record is known. Nothing is said to be in the minutes where no line of them is cited. */
export function basisWords({
  basis,
  evidence,
}: {
  basis: Basis;
  evidence: readonly { path: string | null; url: string | null }[];
}): string {
  const isCited = evidence.some(({ path }) => basis === 'EXTERNAL' || path !== null);
  return BASES[basis][isCited ? 'cited' : 'bare'];
}

export const KINDS: Record<StatusChangeKind, string> = {
  CHANGE: 'Change',
  CONFIRMATION: 'Confirmation',
  CORRECTION: 'Correction',
};

/** `1 project`, `2 projects`; thousands are set apart. */
export const count = (many: number, one: string, more = `${one}s`): string =>
  `${many.toLocaleString('en')} ${many === 1 ? one : more}`;

/** `a, b and c`, of anything that can stand in a sentence. */
export function listed<Item>(items: readonly Item[], conjunction = 'and'): (Item | string)[] {
  return items.flatMap((item, at) => {
    if (at === 0) return [item];
    return [at === items.length - 1 ? ` ${conjunction} ` : ', ', item];
  });
}
