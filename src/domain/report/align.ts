import { diffArrays } from 'diff';

/** Beyond so many differences the exact alignment costs more than it is worth: what stands between is taken for another text. */
const MOST_DIFFERENCES = 1000;

/**
 * For each line of the next text the line of the old one that it is, unchanged and in the same order; null for one that is new. Both
 * count from 0.
 */
export function alignLines(old: readonly string[], next: readonly string[]): (number | null)[] {
  const found = new Array<number | null>(next.length).fill(null);
  let head = 0;
  while (head < old.length && head < next.length && old[head] === next[head]) found[head] = head++;
  let tail = 0;
  const most = Math.min(old.length, next.length) - head;
  while (tail < most && old[old.length - 1 - tail] === next[next.length - 1 - tail]) {
    tail++;
    found[next.length - tail] = old.length - tail;
  }
  const changes = diffArrays(old.slice(head, old.length - tail), next.slice(head, next.length - tail), {
    maxEditLength: MOST_DIFFERENCES,
  });
  let [from, to] = [head, head];
  for (const change of changes ?? []) {
    if (change.removed) from += change.count;
    else if (change.added) to += change.count;
    else for (let step = 0; step < change.count; step++) found[to++] = from++;
  }
  return found;
}

/** A line that one of two texts has and the other does not, with its number in its own text. */
export interface LineDifference {
  act: 'ADDED' | 'REMOVED';
  number: number;
  text: string;
}

/** What differs, from the top: at each place first what is gone, then what is new. */
export function differences(old: readonly string[], next: readonly string[]): LineDifference[] {
  const found: LineDifference[] = [];
  let from = 0;
  const goneUntil = (end: number) => {
    for (; from < end; from++) found.push({ act: 'REMOVED', number: from + 1, text: old[from] ?? '' });
  };
  const added: LineDifference[] = [];
  const flush = () => {
    for (const each of added.splice(0)) found.push(each);
  };
  for (const [to, is] of alignLines(old, next).entries()) {
    if (is === null) {
      added.push({ act: 'ADDED', number: to + 1, text: next[to] ?? '' });
      continue;
    }
    goneUntil(is);
    flush();
    from = is + 1;
  }
  goneUntil(old.length);
  flush();
  return found;
}
