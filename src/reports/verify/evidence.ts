import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { evidence, reportRevisions, suggestions } from '../../db/tables/index.ts';
import type { ParsedReport } from '../types.ts';

interface Quoted {
  /** What quotes them. */
  name: string;
  lineStart: number | null;
  lineEnd: number | null;
  quote: string | null;
}

const wordsOf = (text: string): readonly string[] => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether the words stand in the lines in this order; plain text leaves out what is markup and the targets of links. */
export function isQuotedFrom(quote: string, lines: string): boolean {
  const said = wordsOf(lines);
  let at = 0;
  for (const word of wordsOf(quote)) {
    at = said.indexOf(word, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Every quotation against the lines of the revision that it names, as they stand or as a reader of the Markdown sees them. */
export async function verifyQuotations(
  db: Db,
  revision: { id: number; content: string },
  read: () => ParsedReport | null,
): Promise<string[]> {
  const rows = await db
    .select({
      id: evidence.id,
      lineStart: evidence.lineStart,
      lineEnd: evidence.lineEnd,
      quote: evidence.quote,
    })
    .from(evidence)
    .where(and(eq(evidence.revisionId, revision.id), isNotNull(evidence.lineStart)))
    .orderBy(asc(evidence.id));
  const suggested = await db
    .select()
    .from(suggestions)
    .where(eq(suggestions.revisionId, revision.id))
    .orderBy(asc(suggestions.id));
  const quoted: Quoted[] = [
    ...rows.map((row) => ({ ...row, name: `evidence ${row.id}` })),
    ...suggested.map((row) => ({ ...row, name: `suggestion ${row.id}` })),
  ];
  let texts: Set<string> | null = null;
  const plainTexts = () => {
    texts ??= new Set(read()?.notes.map(({ lineStart, lineEnd, text }) => `${lineStart} ${lineEnd} ${text}`));
    return texts;
  };
  const lines = revision.content.split('\n');
  return quoted.flatMap(({ name, lineStart, lineEnd, quote }) => {
    if (
      lineStart === null ||
      lineEnd === null ||
      lineStart < 1 ||
      lineEnd < lineStart ||
      lineEnd > lines.length
    )
      return [
        `${name} cites lines ${lineStart} to ${lineEnd} of revision ${revision.id}, which has ${lines.length}`,
      ];
    const cited = lines.slice(lineStart - 1, lineEnd).join('\n');
    return isQuotedFrom(quote ?? '', cited) || plainTexts().has(`${lineStart} ${lineEnd} ${quote}`)
      ? []
      : [`${name} quotes words that are not in line ${lineStart} of revision ${revision.id}`];
  });
}

export const readRevisions = (db: Db, reportId: number) =>
  db
    .select()
    .from(reportRevisions)
    .where(eq(reportRevisions.reportId, reportId))
    .orderBy(asc(reportRevisions.number));
