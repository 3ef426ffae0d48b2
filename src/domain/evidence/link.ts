import { addressOfFile, rebased, type Source, withLines } from '../../base/source.ts';

/** Lines of a report revision, and what is known of where it can be read. */
export interface CitedLines {
  /** Where it was said to be, when it was taken. */
  link: string | null;
  /** The link leads to the original, whose lines are others. */
  isParaphrase: boolean;
  path: string;
  file: string | null;
  commit: string | null;
  lineStart: number;
  lineEnd: number;
}

/** Where the lines can be read outside: null where that is not known. A paraphrase leads to its original, without lines. */
export function linkToLines(cited: CitedLines, source: Source | null): string | null {
  const { isParaphrase, lineStart, lineEnd } = cited;
  const link = linkToRevision(cited, source);
  return link === null || isParaphrase ? link : withLines(link, lineStart, lineEnd);
}

/** Where a revision can be read outside: as it was said when it was taken, else in the SIG's repository. */
export function linkToRevision(
  {
    link,
    isParaphrase,
    path,
    file,
    commit,
  }: Pick<CitedLines, 'link' | 'isParaphrase' | 'path' | 'file' | 'commit'>,
  source: Source | null,
): string | null {
  if (link !== null) return source ? rebased(source, link) : link;
  if (source === null || isParaphrase) return null;
  return addressOfFile(source, file ?? path.slice(path.lastIndexOf('/') + 1), commit);
}

/** The page of a meeting shows its first notes, so many. */
export const NOTES_ON_A_PAGE = 1000;

/** So many lines of a revision are on one page. */
const LINES_ON_A_PAGE = 500;

/** The page of this tracker that shows these lines, whatever is imported later. */
export function pageOfLines({
  meeting,
  revision,
  lineStart,
}: {
  /** The last part of its address. */
  meeting: string;
  revision: number;
  lineStart: number;
}): string {
  const from = Math.floor((lineStart - 1) / LINES_ON_A_PAGE) * LINES_ON_A_PAGE + 1;
  return `/meetings/${meeting}/revisions/${revision}${from > 1 ? `?from=${from}` : ''}#L${lineStart}`;
}
