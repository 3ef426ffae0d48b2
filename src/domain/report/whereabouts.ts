import { similarity, wordsIn } from '../../base/similarity.ts';
import { bareWords } from '../evidence/lines.ts';
import { alignLines } from './align.ts';

/** Where lines of one revision are in another of the same report. Lines count from 1. */
export interface Whereabouts {
  state: 'SAME' | 'MOVED' | 'REWORDED' | 'GONE';
  /** Null where they are gone. */
  lineStart: number | null;
  lineEnd: number | null;
  /** What stands there; null where they are gone. */
  text: string | null;
}

export interface Span {
  lineStart: number;
  lineEnd: number;
}

const GONE: Whereabouts = { state: 'GONE', lineStart: null, lineEnd: null, text: null };
/** Two lines say the same in other words where they share at least this much. */
const SIMILAR = 0.5;
/** So many lines near the place are compared word by word. */
const MOST_CANDIDATES = 40;

/** Looks lines of `old` up in `next`; what both texts have in common is worked out once. */
export function locator(old: readonly string[], next: readonly string[]): (span: Span) => Whereabouts {
  const aligned = alignLines(old, next);
  const placeOf = new Map<number, number>();
  for (const [to, from] of aligned.entries()) if (from !== null) placeOf.set(from, to);

  return ({ lineStart, lineEnd }) => {
    const [start, end] = [lineStart - 1, lineEnd - 1];
    const cited = old.slice(start, lineEnd);
    const kept = placeOf.get(start);
    const isWhole =
      kept !== undefined && cited.every((_, index) => placeOf.get(start + index) === kept + index);
    if (isWhole) return found(kept, kept === start ? 'SAME' : 'MOVED');
    const elsewhere = exactPlace(cited);
    if (elsewhere !== null) return found(elsewhere, elsewhere === start ? 'SAME' : 'MOVED');
    const reworded = similarPlace(cited, start, end);
    return reworded === null ? GONE : found(reworded, 'REWORDED');

    function found(at: number, state: Whereabouts['state']): Whereabouts {
      const lines = next.slice(at, at + cited.length);
      return { state, lineStart: at + 1, lineEnd: at + lines.length, text: lines.join('\n') };
    }
  };

  /** A block that was moved past others is not in their common order. */
  function exactPlace(cited: readonly string[]): number | null {
    const words = bareWords(cited.join('\n'));
    if (words === '') return null;
    const matches = next.flatMap((line, at) =>
      line === cited[0] && cited.every((each, index) => next[at + index] === each) ? [at] : [],
    );
    if (matches.length === 1) return matches[0] ?? null;
    if (matches.length > 1) return null;
    const laidOut = next.flatMap((_, at) =>
      bareWords(next.slice(at, at + cited.length).join('\n')) === words ? [at] : [],
    );
    return laidOut.length === 1 ? (laidOut[0] ?? null) : null;
  }

  /** Among the new lines between the neighbours that both texts have. */
  function similarPlace(cited: readonly string[], start: number, end: number): number | null {
    let before = start - 1;
    while (before >= 0 && !placeOf.has(before)) before--;
    let after = end + 1;
    while (after < old.length && !placeOf.has(after)) after++;
    const from = before < 0 ? 0 : (placeOf.get(before) ?? -1) + 1;
    const until = after < old.length ? (placeOf.get(after) ?? next.length) : next.length;
    const words = wordsIn(cited.join('\n'));
    let best: { at: number; score: number } | null = null;
    for (let at = from; at < Math.min(until, from + MOST_CANDIDATES); at++) {
      if (aligned[at] !== null && cited.length === 1) continue;
      const score = similarity(words, wordsIn(next.slice(at, Math.min(until, at + cited.length)).join('\n')));
      if (score >= SIMILAR && (best === null || score > best.score)) best = { at, score };
    }
    return best?.at ?? null;
  }
}
