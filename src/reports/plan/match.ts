import { diffArrays } from 'diff';
import { similarity, wordsIn } from '../../base/similarity.ts';

/** One note, agenda item or planned topic, for telling which of the stored ones it is. Parents come before their children. */
export interface Matchable {
  text: string;
  /** Index of the parent in the same list. */
  parent: number | null;
}

/** Beyond so many differences the exact alignment costs more than it is worth; equal texts are then paired in order. */
const MOST_DIFFERENCES = 1500;
/** So many unmatched siblings nearest to a note are compared with it word by word. */
const MOST_CANDIDATES = 40;
const SIMILAR = 0.5;

/**
 * For each new entry the index of the old one that it continues, or null. Certain matches come first:
 * equal text under equal ancestors in the same order; then at any place; then equal text under other ancestors; then
 * parents whose children were matched; at last similar text under the same parent. Takes no clock and no chance, and
 * time that grows with the number of entries, not with its square.
 */
export function match(old: readonly Matchable[], next: readonly Matchable[]): (number | null)[] {
  const found = new Array<number | null>(next.length).fill(null);
  if (!old.length) return found;
  const isTaken = new Array<boolean>(old.length).fill(false);
  const pair = (from: number, to: number) => {
    found[to] = from;
    isTaken[from] = true;
  };
  const openOld = () => old.map((_, index) => index).filter((index) => !isTaken[index]);
  const openNext = () => next.map((_, index) => index).filter((index) => found[index] === null);

  // Paths as numbers: a deep tree would otherwise make keys as long as the report.
  const identities = new Map<string, number>();
  const identify = (list: readonly Matchable[]) => {
    const keys: number[] = [];
    for (const { text, parent } of list) {
      const path = `${parent === null ? '' : keys[parent]} ${text}`;
      const key = identities.get(path) ?? identities.size;
      identities.set(path, key);
      keys.push(key);
    }
    return keys;
  };
  const oldKeys = identify(old);
  const nextKeys = identify(next);

  for (const [from, to] of alignInOrder(oldKeys, nextKeys)) pair(from, to);
  const pairEqual = <K>(oldKey: (index: number) => K, nextKey: (index: number) => K) => {
    const waiting = new Map<K, number[]>();
    for (const index of openOld().reverse()) {
      const queue = waiting.get(oldKey(index));
      if (queue) queue.push(index);
      else waiting.set(oldKey(index), [index]);
    }
    for (const index of openNext()) {
      const from = waiting.get(nextKey(index))?.pop();
      if (from !== undefined) pair(from, index);
    }
  };
  pairEqual(
    (index) => oldKeys[index],
    (index) => nextKeys[index],
  );
  // Equal text elsewhere is the same entry only where the text says something of its own, unlike "demo" or "Answer: no".
  const ownText = (list: readonly Matchable[]) => (index: number) => {
    const text = list[index]?.text ?? '';
    return wordsIn(text).length > 2 ? text : `${index} of ${list === old ? 'old' : 'new'}`;
  };
  pairEqual(ownText(old), ownText(next));
  pairByChildren();
  pairSimilar();
  return found;

  /** A heading that was reworded is known by what stands under it. */
  function pairByChildren() {
    const votes = new Map<number, Map<number, number>>();
    for (const [to, from] of found.entries()) {
      const parent = next[to]?.parent ?? null;
      const oldParent = from === null ? null : (old[from]?.parent ?? null);
      if (parent === null || oldParent === null || found[parent] !== null || isTaken[oldParent]) continue;
      const count = votes.get(parent) ?? new Map<number, number>();
      count.set(oldParent, (count.get(oldParent) ?? 0) + 1);
      votes.set(parent, count);
    }
    for (const [parent, count] of [...votes].sort(([a], [b]) => a - b)) {
      const [best] = [...count].filter(([from]) => !isTaken[from]).sort(([a, x], [b, y]) => y - x || a - b);
      if (best) pair(best[0], parent);
    }
  }

  /** From the root down, so that a parent matched here opens the comparison of its children. */
  function pairSimilar() {
    const siblings = new Map<number | null, { ahead: number[]; window: number[] }>();
    for (const index of openOld().reverse()) {
      const parent = old[index]?.parent ?? null;
      const list = siblings.get(parent);
      if (list) list.ahead.push(index);
      else siblings.set(parent, { ahead: [index], window: [] });
    }
    const wordsOfOld = new Map<number, readonly string[]>();
    for (const index of openNext()) {
      const { text, parent } = next[index] ?? { text: '', parent: null };
      const oldParent = parent === null ? null : found[parent];
      const list =
        oldParent === undefined || (parent !== null && oldParent === null) ? null : siblings.get(oldParent);
      if (!list) continue;
      while (list.window.length < MOST_CANDIDATES && list.ahead.length)
        list.window.push(list.ahead.pop() ?? 0);
      const own = wordsIn(text);
      let best: { from: number; score: number } | null = null;
      for (const from of list.window) {
        const theirs = wordsOfOld.get(from) ?? wordsIn(old[from]?.text ?? '');
        wordsOfOld.set(from, theirs);
        const score = similarity(own, theirs);
        if (score >= SIMILAR && (best === null || score > best.score)) best = { from, score };
      }
      if (best) {
        pair(best.from, index);
        list.window.splice(list.window.indexOf(best.from), 1);
      } else if (list.ahead.length) list.window.shift();
    }
  }
}

/** Pairs of the longest common subsequence. */
function alignInOrder(old: number[], next: number[]): [number, number][] {
  const changes = diffArrays(old, next, { maxEditLength: MOST_DIFFERENCES });
  const pairs: [number, number][] = [];
  let from = 0;
  let to = 0;
  for (const change of changes ?? []) {
    if (change.removed) from += change.count;
    else if (change.added) to += change.count;
    else for (let step = 0; step < change.count; step++) pairs.push([from++, to++]);
  }
  return pairs;
}
