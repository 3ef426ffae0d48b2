import { INSTEAD, LINK_INSTEAD } from '../../base/taken-out.ts';

/** Whether a value is another one with words taken out: lines are blank or have a mark, and nothing else differs. */
export function isLeftOf(was: unknown, is: unknown): boolean {
  const [before, after] = [was, is].map((value) =>
    (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).split('\n'),
  );
  if (!before || !after || before.length !== after.length) return false;
  return after.every((line, at) => isLineLeftOf(before[at] ?? '', line));
}

function isLineLeftOf(was: string, is: string): boolean {
  if (is === was || is === '') return true;
  const pieces = is.split(INSTEAD).flatMap((piece) => piece.split(LINK_INSTEAD));
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (pieces.length < 2 || !was.startsWith(first)) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = was.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return was.endsWith(last) && was.length - last.length >= from;
}
