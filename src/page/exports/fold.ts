/** Octets of a line of a calendar, without its end (RFC 5545, 3.1). */
const MOST = 75;
const encoder = new TextEncoder();

/**
 * The same calendar with its lines folded between characters: readers that unfold after they have read escapes lose the
 * text where a fold stands inside one.
 */
export const folded = (calendar: string): string =>
  calendar
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(fold)
    .join('\r\n');

function fold(line: string): string {
  if (encoder.encode(line).length <= MOST) return line;
  let text = '';
  let length = 0;
  for (const [piece] of line.matchAll(/\\?./gsu)) {
    const size = encoder.encode(piece).length;
    if (length + size > MOST) {
      text += '\r\n ';
      // The blank counts as part of the line.
      length = 1;
    }
    text += piece;
    length += size;
  }
  return text;
}
