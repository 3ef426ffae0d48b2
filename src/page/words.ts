import type {
  AssessmentResult,
  Basis,
  CompatibilityVerdict,
  CriterionKind,
  CriterionVerdict,
  GateActor,
  GateVerdict,
  Readiness,
} from './operation-types.ts';

/** From the first word about a project to its end. */
export const READINESS = [
  'PROPOSED',
  'EXPERIMENTAL',
  'TESTING',
  'GRADUATED',
  'ONGOING',
  'RETIRED',
] as const satisfies Readiness[];

const LEVELS: Record<Readiness, { word: string; meaning: string; place: string }> = {
  PROPOSED: {
    word: 'Proposed',
    meaning: 'Discussed, but no code in the tree yet.',
    place: 'discussed',
  },
  EXPERIMENTAL: { word: 'Experimental', meaning: 'In /projects.', place: 'in /projects' },
  TESTING: { word: 'Testing', meaning: 'In the testing channel.', place: 'in the testing channel' },
  GRADUATED: {
    word: 'Graduated',
    meaning: 'In the production defaults.',
    place: 'in the production defaults',
  },
  ONGOING: { word: 'Ongoing', meaning: 'Meant to stay a project.', place: 'meant to stay a project' },
  RETIRED: { word: 'Retired', meaning: 'Removed without merging.', place: 'removed' },
};

/** The word for a level in running text. */
export const readinessWord = (readiness: Readiness | null): string =>
  readiness === null ? 'None recorded' : LEVELS[readiness].word;

const LEVEL_INSIDE = new RegExp(`(?<![\\w/.-])(?:${READINESS.join('|')})(?![\\w/.-])`, 'g');
const GATES_INSIDE =
  / was (BLOCKED|OPEN_WITH_WAIVERS|NO_CRITERIA|OPEN) at the end of (\S+) and is (BLOCKED|OPEN_WITH_WAIVERS|NO_CRITERIA|OPEN)\.$/;

/** A sentence of the tracker as readers read it: by the names of levels and states, and not by what they are called inside. */
export const inWords = (sentence: string): string =>
  sentence
    .replace(
      GATES_INSIDE,
      (_, was: GateVerdict, day: string, is: GateVerdict) =>
        ` was ${GATE_VERDICTS[was]} at the end of ${day} and is ${GATE_VERDICTS[is]}.`,
    )
    .replace(LEVEL_INSIDE, (level) => readinessWord(level as Readiness));

export const readinessMeaning = (readiness: Readiness): string => LEVELS[readiness].meaning;

/** Where something at this level is found. What brings its own kernel work graduates into the default kernels. */
export const placeOf = (readiness: Readiness, hasKernel: boolean): string =>
  readiness === 'GRADUATED' && hasKernel ? 'in the default kernels' : LEVELS[readiness].place;

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
  SIG: 'the SIG, at a meeting',
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
