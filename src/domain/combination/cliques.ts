import { giveWay, isTurnOver, isWorkLeft, spend } from '../../base/work.ts';

/** Neighbours of each node; nodes are 0 to n-1, and the relation is symmetric. */
export type Graph = readonly ReadonlySet<number>[];

export interface Cliques {
  /** Largest first, then by their nodes in ascending order; each ascending. */
  cliques: number[][];
  /** Whether the search ran to its end; otherwise larger ones may be missing. */
  isComplete: boolean;
}

/** Of two nodes, by bits. */
const COMPARISONS_OF_A_POINT = 450_000;

/** One level of the search: who may still join, who was tried before, and whom to try next. */
interface Level {
  candidates: Bits;
  excluded: Bits;
  todo: number[];
  at: number;
}

/**
 * The `count` largest maximal cliques (Bron and Kerbosch 1973, with the pivot of Tomita, Tanaka and Takahashi 2006).
 * A branch that cannot reach the size of the smallest clique kept is cut, which leaves the answer exact. The search
 * takes at most `steps` steps, so that the same graph always gives the same answer, gives way to others between them, and stops where
 * nobody waits for it any more.
 */
export async function largestCliques(graph: Graph, count: number, steps = 200_000): Promise<Cliques> {
  const kept = new Largest(count);
  const near = graph.map((others) => bitsOf(graph.length, others));
  const levels: Level[] = [];
  const clique: number[] = [];
  let left = steps;

  /** False where the search has to stop. */
  const enter = (candidates: Bits, excluded: Bits): boolean => {
    if (left-- <= 0) return false;
    const size = sizeOf(candidates);
    if (clique.length + size < kept.smallest) return true;
    if (size) {
      const todo = nodesIn(candidates, near[pivot(candidates, excluded, near)] as Bits);
      levels.push({ candidates, excluded, todo, at: 0 });
    } else if (clique.length && !sizeOf(excluded)) kept.offer(clique);
    return true;
  };

  enter(bitsOf(graph.length, graph.keys()), bitsOf(graph.length, []));
  const answer = (isComplete: boolean): Cliques => {
    spend('points', ((steps - left) * graph.length ** 2) / COMPARISONS_OF_A_POINT);
    return { cliques: kept.list, isComplete };
  };
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    if (isTurnOver()) {
      if (!isWorkLeft()) return answer(false);
      await giveWay();
    }
    const node = level.todo[level.at];
    clique.length = levels.length - 1;
    level.at += 1;
    if (node === undefined) {
      levels.pop();
      continue;
    }
    const others = near[node] as Bits;
    const [candidates, excluded] = [common(level.candidates, others), common(level.excluded, others)];
    remove(level.candidates, node);
    add(level.excluded, node);
    clique.push(node);
    if (!enter(candidates, excluded)) return answer(false);
  }
  return answer(true);
}

/** The node that leaves the fewest branches to try; the lowest of several. */
function pivot(candidates: Bits, excluded: Bits, near: readonly Bits[]): number {
  let best = -1;
  let most = -1;
  for (let node = 0; node < near.length; node += 1) {
    if (!has(candidates, node) && !has(excluded, node)) continue;
    const shared = overlap(candidates, near[node] as Bits);
    if (shared > most) [best, most] = [node, shared];
  }
  return best;
}

/** The best so far, in order. */
class Largest {
  list: number[][] = [];
  readonly count: number;
  constructor(count: number) {
    this.count = count;
  }
  /** Sets below this size are no longer kept. */
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

/** A set of nodes, 32 to a word. */
type Bits = Int32Array;

function bitsOf(size: number, nodes: Iterable<number>): Bits {
  const bits = new Int32Array(Math.ceil(size / 32));
  for (const node of nodes) add(bits, node);
  return bits;
}

const has = (bits: Bits, node: number) => (((bits[node >> 5] as number) >> (node & 31)) & 1) === 1;
const add = (bits: Bits, node: number) => {
  bits[node >> 5] = (bits[node >> 5] as number) | (1 << (node & 31));
};
const remove = (bits: Bits, node: number) => {
  bits[node >> 5] = (bits[node >> 5] as number) & ~(1 << (node & 31));
};
const common = (one: Bits, other: Bits): Bits => one.map((word, at) => word & (other[at] as number)) as Bits;

function nodesIn(bits: Bits, without: Bits): number[] {
  const nodes: number[] = [];
  for (let at = 0; at < bits.length; at += 1)
    for (let word = (bits[at] as number) & ~(without[at] as number); word; word &= word - 1)
      nodes.push(at * 32 + (31 - Math.clz32(word & -word)));
  return nodes;
}

function sizeOf(bits: Bits): number {
  let size = 0;
  for (let at = 0; at < bits.length; at += 1) size += ones(bits[at] as number);
  return size;
}

function overlap(one: Bits, other: Bits): number {
  let size = 0;
  for (let at = 0; at < one.length; at += 1) size += ones((one[at] as number) & (other[at] as number));
  return size;
}

function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
