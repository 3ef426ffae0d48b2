import { type Claim, type CompatibilityVerdict, type Member, type Pair, pairOf, VERDICTS } from './pair.ts';

type One = Member & { id: number };

/** The verdict between a project and each of a set of others, itself left out. */
export interface Others<M extends One, C extends Claim> {
  /** How many pairs with them have each verdict. */
  counts(project: M): Record<CompatibilityVerdict, number>;
  /** The pairs that have this verdict, the project first in each, by the slug of the other: as many as are taken. */
  with(project: M, verdict: CompatibilityVerdict): Iterable<Pair<M, C>>;
  /** The pairs about which there is a claim, whether it still counts or not, by the slug of the other. */
  claimed(project: M): Pair<M, C>[];
}

/**
 * Computed once for the set. Pairs without a claim follow from the kernels, which are counted once by their series, so each
 * project costs as much as there are claims about it, and each pair that is read costs one.
 * @param claimsOf the newest claims about a project, by the id of the other one
 */
export function othersOf<M extends One, C extends Claim>(
  set: readonly M[],
  claimsOf: (projectId: number) => ReadonlyMap<number, C>,
  on: string,
): Others<M, C> {
  const members = bySlug(set);
  const byId = new Map(members.map((member) => [member.id, member]));
  const withKernel = members.filter(({ kernelSeries }) => kernelSeries !== null);
  const series = new Map<string | null, M[]>();
  for (const member of members) {
    const list = series.get(member.kernelSeries);
    if (list) list.push(member);
    else series.set(member.kernelSeries, [member]);
  }
  /** From each of `withKernel` to the next one of another series. */
  const nextSeries = withKernel.map(() => withKernel.length);
  for (let at = withKernel.length - 2; at >= 0; at -= 1) {
    const isSame = withKernel[at]?.kernelSeries === withKernel[at + 1]?.kernelSeries;
    nextSeries[at] = isSame ? (nextSeries[at + 1] as number) : at + 1;
  }

  const claimed = (project: M): Pair<M, C>[] => {
    const about = claimsOf(project.id);
    // The shorter of the two is gone through.
    const found =
      about.size < members.length
        ? bySlug([...about.keys()].flatMap((id) => byId.get(id) ?? []))
        : members.filter(({ id }) => about.has(id));
    return found
      .filter(({ id }) => id !== project.id)
      .map((other) => pairOf(project, other, about.get(other.id) ?? null, on));
  };

  function* unclaimed(project: M, from: Iterable<M>): Generator<Pair<M, C>> {
    const about = claimsOf(project.id);
    for (const other of from)
      if (other.id !== project.id && !about.has(other.id)) yield pairOf<M, C>(project, other, null, on);
  }
  function* ofOtherSeries({ kernelSeries }: M): Generator<M> {
    if (kernelSeries === null) return;
    for (let at = 0; at < withKernel.length; ) {
      const other = withKernel[at] as M;
      if (other.kernelSeries === kernelSeries) at = nextSeries[at] as number;
      else {
        yield other;
        at += 1;
      }
    }
  }
  const ofNoOtherSeries = ({ kernelSeries }: M): Iterable<M> =>
    kernelSeries === null
      ? members
      : merged(series.get(null) ?? [], series.get(kernelSeries) ?? [], ({ slug }) => slug);

  return {
    claimed,
    counts(project) {
      const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<
        CompatibilityVerdict,
        number
      >;
      const pairs = claimed(project);
      const isApart = (other: M) =>
        other.kernelSeries !== null && other.kernelSeries !== project.kernelSeries;
      for (const { verdict } of pairs) counts[verdict] += 1;
      const all = members.length - (byId.has(project.id) ? 1 : 0) - pairs.length;
      const apart =
        project.kernelSeries === null
          ? 0
          : withKernel.length -
            (series.get(project.kernelSeries)?.length ?? 0) -
            pairs.filter(({ projects: [, other] }) => isApart(other)).length;
      counts.NEEDS_PORT += apart;
      counts.UNKNOWN += all - apart;
      return counts;
    },
    with(project, verdict) {
      const pairs = claimed(project).filter((pair) => pair.verdict === verdict);
      const rest =
        verdict === 'NEEDS_PORT'
          ? unclaimed(project, ofOtherSeries(project))
          : verdict === 'UNKNOWN'
            ? unclaimed(project, ofNoOtherSeries(project))
            : [];
      return merged(pairs, rest, ({ projects: [, other] }) => other.slug);
    },
  };
}

const bySlug = <M extends Member>(list: readonly M[]): M[] =>
  [...list].sort((a, b) => (a.slug < b.slug ? -1 : 1));

/** Two lists in order as one, taking of each no more than is taken of it. */
function* merged<Item>(a: Iterable<Item>, b: Iterable<Item>, keyOf: (item: Item) => string): Generator<Item> {
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  let [one, other] = [left.next(), right.next()];
  while (!one.done || !other.done)
    if (!one.done && (other.done || keyOf(one.value) < keyOf(other.value))) {
      yield one.value;
      one = left.next();
    } else if (!other.done) {
      yield other.value;
      other = right.next();
    }
}
