import { compatibilityVerdict } from '../../db/tables/enums.ts';

export type CompatibilityVerdict = (typeof compatibilityVerdict.enumValues)[number];

/** Best first. */
export const VERDICTS = compatibilityVerdict.enumValues;

/** The word for it in running text. */
export const compatibilityWord = (verdict: string): string =>
  WORDS[verdict as CompatibilityVerdict] ?? verdict;

const WORDS: Record<CompatibilityVerdict, string> = {
  TESTED: 'tested',
  PROTOTYPED: 'prototyped',
  PLAUSIBLE: 'plausible',
  UNKNOWN: 'unknown',
  NEEDS_PORT: 'needs a port',
  CONFLICT: 'conflict',
};

const rank = (verdict: CompatibilityVerdict) => VERDICTS.indexOf(verdict);

export const isAtLeast = (verdict: CompatibilityVerdict, minimum: CompatibilityVerdict): boolean =>
  rank(verdict) <= rank(minimum);

/** The worst of at least one. */
export const worst = (
  verdicts: readonly [CompatibilityVerdict, ...CompatibilityVerdict[]],
): CompatibilityVerdict => verdicts.reduce((a, b) => (rank(a) >= rank(b) ? a : b));

/** Verdicts that stand in the way of combining two projects, worst first. */
export const IN_THE_WAY: readonly CompatibilityVerdict[] = ['CONFLICT', 'NEEDS_PORT', 'UNKNOWN'];

export interface Member {
  slug: string;
  name: string;
  /** Series of the kernel that it brings, `4.9` or `fork`; null where it brings none. */
  kernelSeries: string | null;
}

export interface Claim {
  verdict: CompatibilityVerdict;
  /** Last day on which it counts. */
  expiresOn: string | null;
}

export interface Pair<M extends Member = Member, C extends Claim = Claim> {
  projects: readonly [M, M];
  verdict: CompatibilityVerdict;
  /** Read off the kernels that the two bring, because no claim says anything. */
  isDerived: boolean;
  /** The newest claim, also where it has expired. */
  claim: C | null;
}

/**
 * The verdict between two projects on a day: that of the newest claim while it counts. Without a claim, or where it says
 * UNKNOWN, two kernels of different series need a port even if nobody said so.
 */
export function pairOf<M extends Member, C extends Claim>(
  a: M,
  b: M,
  claim: C | null,
  on: string,
): Pair<M, C> {
  const claimed = claimedOn(claim, on);
  const isDerived = claimed === 'UNKNOWN' && needPort(a, b);
  return { projects: [a, b], verdict: isDerived ? 'NEEDS_PORT' : claimed, isDerived, claim };
}

/** The verdict of {@link pairOf} alone. */
export function verdictBetween(a: Member, b: Member, claim: Claim | null, on: string): CompatibilityVerdict {
  const claimed = claimedOn(claim, on);
  return claimed === 'UNKNOWN' && needPort(a, b) ? 'NEEDS_PORT' : claimed;
}

const claimedOn = (claim: Claim | null, on: string): CompatibilityVerdict =>
  claim !== null && (claim.expiresOn === null || claim.expiresOn >= on) ? claim.verdict : 'UNKNOWN';

const needPort = (a: Member, b: Member): boolean =>
  a.kernelSeries !== null && b.kernelSeries !== null && a.kernelSeries !== b.kernelSeries;

/** Every two of a list, in its order. */
export const everyTwo = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a, at) => list.slice(at + 1).map((b): [T, T] => [a, b]));
