/** Neighbours of each node; nodes are 0 to n-1, and the relation is symmetric. */
export type Graph = readonly ReadonlySet<number>[];

export interface Cliques {
  /** Largest first, then by their nodes in ascending order; each ascending. */
  cliques: number[][];
  /** Whether the search ran to its end; otherwise larger ones may be missing. */
  isComplete: boolean;
}

/**
 * The `count` largest maximal cliques (Bron and Kerbosch 1973, with the pivot of Tomita, Tanaka and Takahashi 2006).
 * A branch that cannot reach the size of the smallest clique kept is cut, which leaves the answer exact. The search
 * takes at most `steps` calls, so that the same graph always gives the same answer.
 */
export function largestCliques(graph: Graph, count: number, steps = 200_000): Cliques {
  const kept = new Largest(count);
  let left = steps;

  const extend = (clique: number[], candidates: Set<number>, excluded: Set<number>): void => {
    if (left-- <= 0 || clique.length + candidates.size < kept.smallest) return;
    if (!candidates.size) {
      if (!excluded.size && clique.length) kept.offer(clique);
      return;
    }
    for (const node of minus(candidates, neighbours(pivot(candidates, excluded)))) {
      const near = neighbours(node);
      extend([...clique, node], common(candidates, near), common(excluded, near));
      candidates.delete(node);
      excluded.add(node);
    }
  };
  const neighbours = (node: number): ReadonlySet<number> => graph[node] ?? new Set();
  /** The node that leaves the fewest branches to try; the lowest of several. */
  const pivot = (candidates: ReadonlySet<number>, excluded: ReadonlySet<number>): number => {
    let best = -1;
    let most = -1;
    for (const node of [...candidates, ...excluded]) {
      const shared = overlap(candidates, neighbours(node));
      if (shared > most || (shared === most && node < best)) [best, most] = [node, shared];
    }
    return best;
  };

  extend([], new Set(graph.keys()), new Set());
  return { cliques: kept.list, isComplete: left >= 0 };
}

/** The best so far, in order. */
class Largest {
  list: number[][] = [];
  readonly count: number;
  constructor(count: number) {
    this.count = count;
  }
  /** Size below which nothing is kept any more. */
  get smallest(): number {
    return this.list.length < this.count ? 1 : (this.list.at(-1)?.length ?? 1);
  }
  offer(clique: readonly number[]): void {
    const sorted = clique.toSorted((a, b) => a - b);
    const at = this.list.findIndex((other) => compare(sorted, other) < 0);
    this.list.splice(at < 0 ? this.list.length : at, 0, sorted);
    this.list.length = Math.min(this.list.length, this.count);
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return b.length - a.length;
  const at = a.findIndex((node, index) => node !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

const minus = (set: ReadonlySet<number>, other: ReadonlySet<number>) =>
  [...set].filter((node) => !other.has(node));
const common = (set: ReadonlySet<number>, other: ReadonlySet<number>) =>
  new Set([...set].filter((node) => other.has(node)));
const overlap = (set: ReadonlySet<number>, other: ReadonlySet<number>) => common(set, other).size;
