/** Words of minutes that a reader may expect to see: without front matter, comments, marks of code and what links lead to. */
export const wordsOfMinutes = (source: string): string[] =>
  source
    .replace(/^\uFEFF?---\r?\n.*?\n---\r?\n/s, '')
    .replace(/<!--.*?-->|<\/?[a-z]+>/gs, ' ')
    .replace(/\]\([^)]*\)/g, '] ')
    .match(/[\p{L}\d]+/gu) ?? [];

/** Which of these words are not on a page, and the share of those that are. */
export function seenOn(page: string, words: readonly string[]): { missing: string[]; share: number } {
  const seen = new Set(page.match(/[\p{L}\d]+/gu));
  const missing = words.filter((word) => !seen.has(word));
  return { missing, share: words.length === 0 ? 1 : 1 - missing.length / words.length };
}
