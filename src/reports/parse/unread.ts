import type { Diagnose } from '../diagnostics.ts';
import type { LineSpan } from '../lines.ts';
import type { TextBlock } from '../types.ts';
import type { Line } from './lines.ts';

/** Lines that were not understood, put together to blocks, each with a warning. Blank lines between them belong to them. */
export function keepUnread(
  spans: readonly LineSpan[],
  lines: readonly Line[],
  diagnose: Diagnose,
): TextBlock[] {
  const blocks: LineSpan[] = [];
  for (const { lineStart, lineEnd } of spans.toSorted((a, b) => a.lineStart - b.lineStart)) {
    const last = blocks.at(-1);
    if (last && isBlankBetween(lines, last.lineEnd, lineStart))
      last.lineEnd = Math.max(last.lineEnd, lineEnd);
    else blocks.push({ lineStart, lineEnd });
  }
  return blocks.map(({ lineStart, lineEnd }) => {
    const first = lines[lineStart - 1];
    const count = lineEnd - lineStart + 1;
    const what = count === 1 ? 'this line was' : `these ${count} lines were`;
    diagnose.warn(
      'unread-text',
      lineStart,
      (first?.indent ?? 0) + 1,
      `${what} not understood and kept as text`,
    );
    const slice = lines.slice(lineStart - 1, lineEnd).map(({ raw }) => raw);
    return { lineStart, lineEnd, markdown: slice.join('\n') };
  });
}

function isBlankBetween(lines: readonly Line[], lineEnd: number, lineStart: number) {
  for (let number = lineEnd + 1; number < lineStart; number++) {
    if (!lines[number - 1]?.isBlank) return false;
  }
  return true;
}
