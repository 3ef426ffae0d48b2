import { inArray } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { reportRevisions } from '../../db/tables/index.ts';

/** The lines of a content; the end of the last one begins no further line. */
export const linesOf = (content: string): string[] => content.replace(/\r?\n$/, '').split(/\r?\n/);

/** Lines of revisions as they may be read, by the id of the revision: the only place where anybody reads them for readers. */
export async function readLines(db: Db, revisionIds: readonly number[]): Promise<Map<number, string[]>> {
  const ids = [...new Set(revisionIds)];
  if (!ids.length) return new Map();
  const rows = await db
    .select({ id: reportRevisions.id, content: reportRevisions.content })
    .from(reportRevisions)
    .where(inArray(reportRevisions.id, ids));
  return new Map(rows.map(({ id, content }) => [id, linesOf(content)]));
}

/** A text without bullets, indentation and wraps: a line that is only laid out anew says the same. */
export const bareWords = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').trim())
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
