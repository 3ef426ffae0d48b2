import {
  type Claim,
  type CompatibilityVerdict,
  IN_THE_WAY,
  type Member,
  type Pair,
  worst,
} from '../claim/pair.ts';

/** Where the CI runs of a set itself stand. */
export interface SetCi {
  isMet: boolean;
  /** One sentence: what ran, and how it ended. */
  explanation: string;
}

export interface SetReport<M extends Member, C extends Claim> {
  verdict: CompatibilityVerdict;
  pairs: readonly Pair<M, C>[];
  /** The one series that all kernels brought are of; null where there are several, or none is brought. */
  commonKernelSeries: string | null;
  /** A sentence for each pair that stands in the way, worst first. */
  blockers: string[];
  /** What would have to be tested next, in sentences. */
  nextTests: string[];
}

/**
 * A set is as good as its worst pair, and tested only by CI runs of the set itself: pairwise fine does not make a set fine. A
 * pair is its own set, so its claim decides.
 */
export function reportOf<M extends Member, C extends Claim>(
  members: readonly M[],
  pairs: readonly [Pair<M, C>, ...Pair<M, C>[]],
  ci: SetCi | null,
): SetReport<M, C> {
  const [first, ...others] = pairs;
  const byPairs = worst([first.verdict, ...others.map((pair) => pair.verdict)]);
  const isPairwiseOnly = byPairs === 'TESTED' && members.length > 2;
  const series = [...new Set(members.flatMap(({ kernelSeries }) => kernelSeries ?? []))];
  return {
    verdict: verdictOfSet(members.length, byPairs, ci),
    pairs,
    commonKernelSeries: series.length === 1 ? (series[0] ?? null) : null,
    blockers: [...pairs]
      .sort((a, b) => IN_THE_WAY.indexOf(a.verdict) - IN_THE_WAY.indexOf(b.verdict))
      .filter(({ verdict }) => IN_THE_WAY.includes(verdict))
      .map(blockerOf),
    nextTests: nextTests(members, pairs, ci, isPairwiseOnly),
  };
}

/** @param byPairs that of the worst pair */
export const verdictOfSet = (
  size: number,
  byPairs: CompatibilityVerdict,
  ci: Pick<SetCi, 'isMet'> | null,
): CompatibilityVerdict => (ci?.isMet ? 'TESTED' : byPairs === 'TESTED' && size > 2 ? 'PROTOTYPED' : byPairs);

function blockerOf({ projects: [a, b], verdict, isDerived }: Pair): string {
  const both = `${a.name} and ${b.name}`;
  if (isDerived)
    return `${both} bring kernels of different series, ${a.kernelSeries} and ${b.kernelSeries}: one of them has to be ported. This is derived; nobody has claimed anything.`;
  if (verdict === 'CONFLICT') return `${both} conflict: they cannot be combined.`;
  if (verdict === 'NEEDS_PORT') return `${both} need a port before they can be combined.`;
  return `Whether ${both} can be combined is unknown: there is no claim that counts.`;
}

function nextTests(
  members: readonly Member[],
  pairs: readonly Pair[],
  ci: SetCi | null,
  isPairwiseOnly: boolean,
): string[] {
  if (ci?.isMet) return [];
  const untested = pairs
    .filter(({ verdict }) => verdict === 'PROTOTYPED' || verdict === 'PLAUSIBLE' || verdict === 'UNKNOWN')
    .map(({ projects: [a, b] }) => `Build and boot ${a.name} with ${b.name}.`);
  const set = members.map(({ name }) => name).join(', ');
  if (members.length === 2) return untested;
  return [
    ...untested,
    isPairwiseOnly
      ? `Build and boot ${set} together: every pair was tested, the set never was.`
      : `Then build and boot ${set} together: pairwise fine does not make the set fine.`,
  ];
}
