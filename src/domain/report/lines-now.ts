import type { Db } from '../../db/index.ts';
import { TODAY } from '../../reading/as-of.ts';
import { readLines } from '../evidence/lines.ts';
import { pageOfLines } from '../evidence/link.ts';
import { findRevisions } from './rows.ts';
import { locator, type Span, type Whereabouts } from './whereabouts.ts';

/** Where lines are now, with the page that shows them there; null where they are gone. */
export interface LinesNow extends Whereabouts {
  page: string | null;
}

interface Cited extends Span {
  meeting: string;
  page: string;
  revisionId: number;
  currentRevisionId: number;
}

/** Where cited lines are in the newest revision of their report; where that is the cited one itself, nothing is read. */
export async function linesNow(db: Db, cited: readonly Cited[]): Promise<LinesNow[]> {
  const moved = cited.filter(({ revisionId, currentRevisionId }) => revisionId !== currentRevisionId);
  const lines = await readLines(
    db,
    moved.flatMap(({ revisionId, currentRevisionId }) => [revisionId, currentRevisionId]),
  );
  const current = await findRevisions(
    db,
    moved.map(({ currentRevisionId }) => ({ id: currentRevisionId, asOf: TODAY })),
    new Date(0),
  );
  const numbers = new Map(current.map((revision) => [revision?.id, revision?.number ?? 0]));
  const locators = new Map<string, ReturnType<typeof locator>>();
  return cited.map(({ revisionId, currentRevisionId, lineStart, lineEnd, meeting, page }) => {
    if (revisionId === currentRevisionId) return { state: 'SAME', lineStart, lineEnd, text: null, page };
    const key = `${revisionId} ${currentRevisionId}`;
    const locate =
      locators.get(key) ?? locator(lines.get(revisionId) ?? [], lines.get(currentRevisionId) ?? []);
    locators.set(key, locate);
    const found = locate({ lineStart, lineEnd });
    const revision = numbers.get(currentRevisionId) ?? 0;
    return {
      ...found,
      page: found.lineStart === null ? null : pageOfLines({ meeting, revision, lineStart: found.lineStart }),
    };
  });
}
