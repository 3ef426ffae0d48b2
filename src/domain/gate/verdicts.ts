/** Worst first. Only WAIVED, NOT_APPLICABLE and MET let a project pass. */
export const CRITERION_VERDICTS = [
  'FAILED',
  'ERRORED',
  'MISSING',
  'STALE',
  'RUNNING',
  'INSUFFICIENT',
  'WAIVED',
  'NOT_APPLICABLE',
  'MET',
] as const;
export type CriterionVerdict = (typeof CRITERION_VERDICTS)[number];

export const GATE_VERDICTS = ['OPEN', 'OPEN_WITH_WAIVERS', 'BLOCKED', 'NO_CRITERIA'] as const;
export type GateVerdict = (typeof GATE_VERDICTS)[number];

/** Who can do something about a criterion next. */
export const ACTORS = ['CI', 'MAINTAINER', 'CHAIR', 'SIG'] as const;
export type GateActor = (typeof ACTORS)[number];

/** 0 is the worst. */
export const badness = (verdict: CriterionVerdict): number => CRITERION_VERDICTS.indexOf(verdict);

/** Satisfied by evidence: a waiver is not. */
export const isSatisfied = (verdict: CriterionVerdict): boolean =>
  verdict === 'MET' || verdict === 'NOT_APPLICABLE';

export const isBlocking = (verdict: CriterionVerdict): boolean =>
  verdict !== 'WAIVED' && !isSatisfied(verdict);
