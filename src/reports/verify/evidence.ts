import type { Db } from '../../db/index.ts';
import { quotationsOf } from '../../domain/report/verified.ts';
import type { ParsedReport } from '../types.ts';

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
  read: () => Promise<ParsedReport | null>,
): Promise<string[]> {
  const quoted = await quotationsOf(db, revision.id);
  const lines = revision.content.split('\n');
  const found = quoted.map((quotation) => {
    const { lineStart, lineEnd, quote } = quotation;
    const isThere =
      lineStart !== null &&
      lineEnd !== null &&
      lineStart >= 1 &&
      lineEnd >= lineStart &&
      lineEnd <= lines.length;
    const isAsWritten = isThere && isQuotedFrom(quote ?? '', lines.slice(lineStart - 1, lineEnd).join('\n'));
    return { ...quotation, isThere, isAsWritten };
  });
  const notes = found.some(({ isThere, isAsWritten }) => isThere && !isAsWritten)
    ? ((await read())?.notes ?? [])
    : [];
  const plain = new Set(notes.map(({ lineStart, lineEnd, text }) => `${lineStart} ${lineEnd} ${text}`));
  return found.flatMap(({ name, lineStart, lineEnd, quote, isThere, isAsWritten }) => {
    if (!isThere)
      return [
        `${name} cites lines ${lineStart} to ${lineEnd} of revision ${revision.id}, which has ${lines.length}`,
      ];
    return isAsWritten || plain.has(`${lineStart} ${lineEnd} ${quote}`)
      ? []
      : [`${name} quotes words that are not in line ${lineStart} of revision ${revision.id}`];
  });
}
