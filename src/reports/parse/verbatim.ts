import type { Line } from './lines.ts';

const OPENING = /^[ \t]*(?:[-*+][ \t]+)?(`{3,}(?=[^`]*$)|~{3,}|<!--)/;
const CLOSING = /^[ \t]*(`{3,}|~{3,})[ \t]*$/;

/**
 * Fenced code and comments, in which nothing is read: index of the last line for each line that opens one.
 * What nothing closes opens nothing: otherwise one stray line would swallow the rest of the report.
 */
export function findVerbatim(lines: readonly Line[]) {
  const closings = closingsFromTheEnd(lines);
  const lastLine = new Map<number, number>();
  for (let index = 0; index < lines.length; index++) {
    const mark = OPENING.exec(lines[index]?.raw ?? '')?.[1];
    if (!mark) continue;
    const from = mark === '<!--' ? index : index + 1;
    if ((closings[from]?.[kindOf(mark)] ?? 0) < mark.length - (mark === '<!--' ? 1 : 0)) continue;
    let end = from;
    while (!closes(lines[end]?.raw ?? '', mark)) end++;
    lastLine.set(index, end);
    index = end;
  }
  return lastLine;
}

const kindOf = (mark: string) =>
  mark.startsWith('`') ? 'ticks' : mark.startsWith('~') ? 'tildes' : 'comment';

function closes(raw: string, mark: string) {
  if (mark === '<!--') return raw.includes('-->');
  const run = CLOSING.exec(raw)?.[1];
  return run !== undefined && run[0] === mark[0] && run.length >= mark.length;
}

/** Length of the longest closing mark from each line on: with it, looking for an end that is not there costs nothing. */
function closingsFromTheEnd(lines: readonly Line[]) {
  const longest = new Array<Record<'ticks' | 'tildes' | 'comment', number>>(lines.length + 1);
  let after = { ticks: 0, tildes: 0, comment: 0 };
  longest[lines.length] = after;
  for (let index = lines.length - 1; index >= 0; index--) {
    const raw = lines[index]?.raw ?? '';
    const run = CLOSING.exec(raw)?.[1] ?? (raw.includes('-->') ? '-->' : '');
    if (run) {
      const kind = run === '-->' ? 'comment' : kindOf(run);
      after = { ...after, [kind]: Math.max(after[kind], run.length) };
    }
    longest[index] = after;
  }
  return longest;
}
