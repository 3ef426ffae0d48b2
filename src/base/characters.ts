/** A character that no text may hold, and where: from 1, in UTF-16 code units. */
export interface ForbiddenCharacter {
  /** Such as `U+202E`. */
  name: string;
  at: number;
  isHalf: boolean;
}

/**
 * NUL and the other control characters, the ends of lines in what is one line, halves of surrogate pairs, code points that are none,
 * and overrides of the direction, by which a text reads as something else than what is stored. Null: the text holds none of them.
 */
export function forbiddenIn(text: string, { hasLines }: { hasLines: boolean }): ForbiddenCharacter | null {
  const [found] = [HALF, hasLines ? IN_LINES : IN_ONE_LINE]
    .map((pattern) => pattern.exec(text))
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index);
  if (!found) return null;
  const code = found[0].charCodeAt(0);
  return {
    name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    at: found.index + 1,
    isHalf: code >= 0xd800 && code <= 0xdfff,
  };
}

const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const IN_ONE_LINE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/;
const IN_LINES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/;

/** What was expected and what came, in a sentence. */
export const whyForbidden = ({ name, at, isHalf }: ForbiddenCharacter, hasLines: boolean): string => {
  const expected = isHalf
    ? 'well-formed Unicode'
    : hasLines
      ? 'text without control characters other than line ends and tabs'
      : 'one line without control characters';
  return `Expected ${expected}; got ${name} at character ${at}${isHalf ? ', half of a surrogate pair' : ''}.`;
};
