/** A text without bullets, indentation and wraps: a line that is only laid out anew says the same. */
export const bareWords = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').trim())
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
