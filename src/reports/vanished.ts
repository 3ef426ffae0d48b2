import type { Db } from '../db/index.ts';
import { readCitations } from '../domain/evidence/citations.ts';
import type { StoredRevision } from '../domain/report/stored.ts';
import type { VanishedCitation } from './summary.ts';

/** Without bullets, indentation and wraps: a line that is only laid out anew has not vanished. */
const words = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').trim())
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Records whose quoted words the report had until now, and no longer has. Decisions of the report itself say so themselves. */
export async function findVanished(
  db: Db,
  report: { id: number; current: StoredRevision },
  content: string,
): Promise<VanishedCitation[]> {
  const before = words(report.current.content);
  const now = words(content);
  const citations = await readCitations(db, report.id);
  return citations
    .map((citation) => ({ ...citation, said: words(citation.quote) }))
    .filter(({ said }) => said !== '' && before.includes(said) && !now.includes(said))
    .map(({ said: _, ...citation }) => citation);
}
