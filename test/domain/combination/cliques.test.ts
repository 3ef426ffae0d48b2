import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestCliques } from '../../../src/domain/combination/cliques.ts';

const graphOf = (size: number, edges: readonly (readonly [number, number])[]): Set<number>[] => {
  const graph = Array.from({ length: size }, () => new Set<number>());
  for (const [a, b] of edges) {
    graph[a]?.add(b);
    graph[b]?.add(a);
  }
  return graph;
};

const pairs = (size: number) =>
  Array.from({ length: size }, (_, b) => Array.from({ length: b }, (_, a) => [a, b] as const)).flat();

/** Every set of nodes, tried. */
function bruteForce(graph: readonly Set<number>[]): number[][] {
  const nodes = [...graph.keys()];
  const near = graph.map((others) => [...others].reduce((mask, node) => mask | (1 << node), 0));
  const isIn = (node: number, set: number) => (set >> node) & 1;
  const fits = (node: number, set: number) =>
    ((near[node] ?? 0) & set & ~(1 << node)) === (set & ~(1 << node));
  const isMaximalClique = (set: number) =>
    nodes.every((node) => Boolean(isIn(node, set)) === fits(node, set));
  return Array.from({ length: 2 ** nodes.length - 1 }, (_, at) => at + 1)
    .filter(isMaximalClique)
    .map((set) => nodes.filter((node) => isIn(node, set)))
    .sort((a, b) => b.length - a.length || firstDifference(a, b));
}
const firstDifference = (a: number[], b: number[]) => {
  const at = a.findIndex((node, index) => node !== b[index]);
  return (a[at] ?? 0) - (b[at] ?? 0);
};

/** A graph of `size` nodes as the bits of its pairs, in the order of `pairs(size)`. */
const fromBits = (size: number, bits: number) =>
  graphOf(
    size,
    pairs(size).filter((_, at) => (bits >> at) & 1),
  );

/** The least bits among all renamings that keep nodes of like surroundings together: equal for isomorphic graphs. */
function canonical(size: number, bits: number): number {
  const graph = fromBits(size, bits);
  const degree = (node: number) => graph[node]?.size ?? 0;
  const surroundings = [...graph.keys()].map((node) =>
    [degree(node), ...[...(graph[node] ?? [])].map(degree).sort()].join(),
  );
  const order = [...new Set(surroundings)].sort();
  let least = Number.POSITIVE_INFINITY;
  const place = (named: number[]): void => {
    if (named.length === size) {
      least = Math.min(
        least,
        pairs(size).reduce(
          (sum, [a, b], at) => sum + (graph[named[a] ?? 0]?.has(named[b] ?? 0) ? 1 << at : 0),
          0,
        ),
      );
      return;
    }
    const free = [...graph.keys()].filter((node) => !named.includes(node));
    const next = order.find((kind) => free.some((node) => surroundings[node] === kind));
    for (const node of free) if (surroundings[node] === next) place([...named, node]);
  };
  place([]);
  return least;
}

/** All graphs with one node more: the new node next to any set of the others. */
const withOneMore = (size: number, graphs: Iterable<number>) =>
  [...graphs].flatMap((bits) =>
    Array.from({ length: 2 ** size }, (_, near) => bits + near * 2 ** pairs(size).length),
  );

test('every graph of up to eight nodes, up to renaming, agrees with brute force', async () => {
  let graphs = new Set([0]);
  const counts = [];
  for (let size = 1; size <= 8; size++) {
    const larger = size === 1 ? [0] : withOneMore(size - 1, graphs);
    graphs = size < 8 ? new Set(larger.map((bits) => canonical(size, bits))) : new Set(larger);
    counts.push(graphs.size);
    for (const bits of graphs) {
      const graph = fromBits(size, bits);
      const found = await largestCliques(graph, 1000);
      if (JSON.stringify(found.cliques) !== JSON.stringify(bruteForce(graph)))
        expect(found.cliques).toEqual(bruteForce(graph));
    }
  }
  // The known numbers of graphs of 1 to 7 nodes; those of eight nodes are not reduced further.
  expect(counts).toEqual([1, 2, 4, 11, 34, 156, 1044, 1044 * 128]);
}, 120_000);

test('random graphs of up to fourteen nodes agree with brute force', async () => {
  const graphs = fc
    .integer({ min: 6, max: 14 })
    .chain((size) => fc.subarray(pairs(size)).map((edges) => graphOf(size, edges)));
  await fc.assert(
    fc.asyncProperty(graphs, fc.integer({ min: 1, max: 8 }), async (graph, count) => {
      const expected = bruteForce(graph);
      expect((await largestCliques(graph, 10_000)).cliques).toEqual(expected);
      expect((await largestCliques(graph, count)).cliques).toEqual(expected.slice(0, count));
    }),
    { numRuns: 150 },
  );
});

test('a search that would take too long stops and says so', async () => {
  // Moon and Moser's graph: 3^20 maximal cliques, all of one size.
  const graph = graphOf(
    60,
    pairs(60).filter(([a, b]) => Math.floor(a / 3) !== Math.floor(b / 3)),
  );
  const { cliques, isComplete } = await largestCliques(graph, 5);
  expect(isComplete).toBe(false);
  expect(cliques.map((clique) => clique.length)).toEqual([20, 20, 20, 20, 20]);
});
