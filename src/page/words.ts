import type {
  AssessmentResult,
  Basis,
  CompatibilityVerdict,
  CriterionKind,
  CriterionVerdict,
  GateVerdict,
} from './operation-types.ts';

const VERDICTS: Record<CriterionVerdict, string> = {
  FAILED: 'failed',
  ERRORED: 'ended in an error',
  MISSING: 'not shown yet',
  STALE: 'out of date',
  RUNNING: 'running',
  INSUFFICIENT: 'too few runs',
  WAIVED: 'waived',
  NOT_APPLICABLE: 'not applicable',
  MET: 'met',
};

/** A run fails a criterion; a person finds it not met. */
const FAILED: Record<CriterionKind, string> = { CI: 'failed', REVIEW: 'not met', ATTESTATION: 'not met' };

export const verdictWord = (verdict: CriterionVerdict, kind: CriterionKind): string =>
  verdict === 'FAILED' ? FAILED[kind] : VERDICTS[verdict];

interface Settings {
  requiredRuns: number | null;
  windowDays: number | null;
  minimumScore: number | null;
}

/** Whether a meeting can decide by its word alone that a criterion is met. */
export const IS_DECIDED_BY_WORD: Record<CriterionKind, boolean> = {
  CI: false,
  REVIEW: true,
  ATTESTATION: false,
};

/** By what a criterion is decided, in a few words. */
export const DECIDED_BY: Record<CriterionKind, (settings: Settings) => string> = {
  CI: ({ requiredRuns, windowDays }) => {
    const runs = requiredRuns === null ? 'CI runs' : count(requiredRuns, 'passing CI run');
    return windowDays === null ? runs : `${runs}, the newest within ${count(windowDays, 'day')}`;
  },
  REVIEW: () => 'a person’s assessment',
  ATTESTATION: ({ windowDays, minimumScore }) =>
    `an attestation, or a Scorecard result of at least ${minimumScore}, of the last ${count(windowDays ?? 0, 'day')}`,
};

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
export const COMPATIBILITY_VERDICTS = Object.keys(COMPATIBILITY) as [
  CompatibilityVerdict,
  ...CompatibilityVerdict[],
];

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

/** A title as it stands where there is little room: where it goes on to say what for, that is left to the page it leads to. */
export function shortTitle(title: string): string {
  const [before = title] = title.split(/ for | that | of /);
  return before.length > 26 ? `${before.slice(0, 25).trimEnd()}…` : before;
}
