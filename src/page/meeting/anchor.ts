/** The id of what begins on a line; undefined where something that began there has it already: an id stands on a page once. */
export type Anchor = (line: number) => string | undefined;

/** `kept`: lines whose id is for something else on the page. */
export function anchors(kept: readonly (number | null)[] = []): Anchor {
  const given = new Set(kept);
  return (line) => {
    if (given.has(line)) return undefined;
    given.add(line);
    return `L${line}`;
  };
}

/** So much of the minutes a meeting's page shows; what is beyond stands on the pages of the revision. */
export const SHOWN = {
  notes: 1000,
  decisions: 100,
  actionItems: 50,
  resolutions: 50,
  otherLines: 500,
} as const;

/** So many lines of a revision are on one page, which links to them name. */
export const LINES_ON_A_PAGE = 500;

/** Address of a line on the pages of a revision. */
export function lineOfRevision(meeting: string, revision: number, line: number): string {
  const from = Math.floor((line - 1) / LINES_ON_A_PAGE) * LINES_ON_A_PAGE + 1;
  return `/meetings/${meeting}/revisions/${revision}${from > 1 ? `?from=${from}` : ''}#L${line}`;
}
