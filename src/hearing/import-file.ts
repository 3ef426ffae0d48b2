import { formatDiagnostic } from '../base/diagnostics.ts';
import { joinedPath, type Source } from '../base/source.ts';
import { type Db, transact } from '../db/index.ts';
import { noteFile } from '../domain/heard/keep.ts';
import { findOrCreatePeople } from '../domain/person/find-or-create.ts';
import { importReport } from '../reports/import.ts';
import type { ImportResult } from '../reports/result.ts';

interface Given {
  heardId: number;
  /** Below the folder of the reports. */
  name: string;
  commit: string;
  markdown: string;
  source: Source;
  waiverDays: number;
  now: Date;
  /** As whom it is imported. */
  listener: string;
}

const MOST_LINES = 100;

/** One file of minutes, by the door that every report goes through; what came of it is kept, and problems are told to the chairs. */
export async function importFile(db: Db, given: Given): Promise<ImportResult['outcome']> {
  const { heardId, name, commit, markdown, source, waiverDays, now, listener } = given;
  const result = await transact(db, async (tx) => {
    const people = await findOrCreatePeople(tx, [listener], { isBot: true });
    const audit = { tokenId: null, requestId: null, path: name };
    const context = { enteredBy: people.get(listener) ?? 0, now, waiverDays, source, audit };
    return importReport(
      tx,
      { source: markdown, path: name, file: name, commit, link: null, date: null },
      context,
    );
  });
  const path = joinedPath(source.folder, name);
  const problems = result.diagnostics.slice(0, MOST_LINES).map(formatDiagnostic);
  const [first] = result.diagnostics.filter(({ severity }) => severity === 'error');
  await noteFile(
    db,
    { heardId, path, commit, outcome: result.outcome, changes: changesOf(result), problems },
    first ? `Line ${first.line}: ${first.message}` : null,
  );
  return result.outcome;
}

function changesOf({ outcome, summary }: ImportResult): string[] {
  if (outcome !== 'IMPORTED' || !summary) return [];
  return summary.changes
    .slice(0, MOST_LINES)
    .map(
      ({ act, subject, label }) =>
        `${act.toLowerCase()} ${subject.toLowerCase().replaceAll('_', ' ')}: ${label}`,
    );
}
