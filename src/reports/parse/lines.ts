/** One line of the source. */
export interface Line {
  /** 1-based. */
  number: number;
  raw: string;
  /** Column of the first visible character, from 0, with tab stops every four columns; 0 for a blank line. */
  indent: number;
  isBlank: boolean;
  /** It counts as blank and says nothing, but something stands there: no sentence goes on behind it. */
  isOrnament?: boolean;
}

const TAB = 4;
/** Text pasted from a word processor is indented with spaces that do not break. */
const isSpace = (char: string | undefined) => char === ' ' || char === '\u00a0';

/** Width of the leading white space of `text` when it starts at column `from`. */
export function measureIndent(text: string, from = 0) {
  let column = from;
  let length = 0;
  for (; length < text.length; length++) {
    if (isSpace(text[length])) column++;
    else if (text[length] === '\t') column += TAB - (column % TAB);
    else break;
  }
  return { column, length };
}

/** `raw` without white space up to `column`; `start` is the offset at which what is left begins. */
export function dedent(raw: string, column: number) {
  let at = 0;
  let start = 0;
  while (at < column && (isSpace(raw[start]) || raw[start] === '\t')) {
    at += isSpace(raw[start]) ? 1 : TAB - (at % TAB);
    start++;
  }
  return { text: raw.slice(start), start };
}

export function splitLines(source: string): Line[] {
  return source.split('\n').map((raw, index) => {
    const { column, length } = measureIndent(raw);
    const isBlank = length === raw.length || raw.trim() === '';
    return { number: index + 1, raw, indent: isBlank ? 0 : column, isBlank };
  });
}
