/** Lines of a report revision, and where that revision can be read. */
export interface CitedLines {
  link: string | null;
  /** The link leads to the original, whose lines are others. */
  isParaphrase: boolean;
  lineStart: number;
  lineEnd: number;
}

/** Where the lines can be read; null where that is not known. */
export function linkToLines({ link, isParaphrase, lineStart, lineEnd }: CitedLines): string | null {
  if (!link || isParaphrase || !GITHUB_FILE.test(link)) return link;
  const lines = lineEnd > lineStart ? `L${lineStart}-L${lineEnd}` : `L${lineStart}`;
  // GitHub shows rendered Markdown without line numbers unless it is asked for the plain text.
  return `${link.replace(/[?#].*$/, '')}?plain=1#${lines}`;
}

const GITHUB_FILE = /^https:\/\/github\.com\/[^/]+\/[^/]+\/blob\//;
