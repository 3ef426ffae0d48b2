import type { Db } from '../db/index.ts';
import { readCitations } from '../domain/evidence/citations.ts';
import { bareWords } from '../domain/evidence/lines.ts';
import type { StoredRevision } from '../domain/report/stored.ts';
import type { VanishedCitation } from './summary.ts';

/** Records whose quoted words the report had until now, and no longer has. Decisions of the report itself say so themselves. */
export async function findVanished(
  db: Db,
  report: { id: number; current: StoredRevision },
  content: string,
): Promise<VanishedCitation[]> {
  const before = bareWords(report.current.content);
  const now = bareWords(content);
  const citations = await readCitations(db, report.id);
  return citations
    .map((citation) => ({ ...citation, said: bareWords(citation.quote) }))
    .filter(({ said }) => said !== '' && before.includes(said) && !now.includes(said))
    .map(({ said: _, ...citation }) => citation);
}
