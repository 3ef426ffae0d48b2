import type { CompatibilityVerdict } from './verdict.ts';

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
 * What two projects are to each other on a day: the newest claim while it counts; without one, or where it says
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
