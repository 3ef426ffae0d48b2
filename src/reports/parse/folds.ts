import type { GroupWords } from '../../base/group.ts';
import type { Heading } from './headings.ts';
import type { Line } from './lines.ts';
import { listKindOf } from './lists.ts';
import { kindOf } from './sections.ts';

const SUMMARY =
  /^([ \t]*(?:<details[^<>]{0,80}>[ \t]*)?<summary>[ \t]*(?:<[a-z]\w?>)?)([^<>]{1,200})(?:<\/\w+>[ \t]*)+$/i;

/**
 * Parts that unfold: what they are called becomes a heading. Those that are lists or whole sections end where they fold; each by the
 * index of its heading, with the index of its last line.
 */
export function findFolds(
  lines: readonly Line[],
  headings: Map<number, Heading>,
  words: GroupWords | undefined,
): Map<number, number> {
  const folds = new Map<number, number>();
  let open: number | null = null;
  for (const [index, { raw }] of lines.entries()) {
    const [, before = '', text] = SUMMARY.exec(raw) ?? [];
    if (text !== undefined) {
      headings.set(index, { level: 6, text: text.trim(), column: before.length + 1, lastLine: index });
      open = listKindOf(text) || kindOf(text, words) ? index : null;
    } else if (open !== null && /^[ \t]*<\/details>/i.test(raw)) {
      folds.set(open, index);
      open = null;
    }
  }
  return folds;
}
