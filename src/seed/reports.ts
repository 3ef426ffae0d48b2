import type { Db } from '../db/index.ts';
import { readProjectNames } from '../domain/project/names.ts';
import { importReport } from '../reports/import.ts';
import { SeedError } from './errors.ts';
import type { Seeds } from './read.ts';

export interface SeededReports {
  /** Ids of the meetings, by date. */
  meetings: Map<string, number>;
  /** Ids of the revisions that hold the paraphrases, by date. */
  revisions: Map<string, number>;
}

/** Imports the paraphrases, the earliest meeting first, as any report is imported. */
export async function seedReports(
  tx: Db,
  seeds: Seeds,
  { enteredBy, now }: { enteredBy: number; now: Date },
): Promise<SeededReports> {
  const names = await readProjectNames(tx, seeds.group);
  const meetings = new Map<string, number>();
  const revisions = new Map<string, number>();
  for (const { path, markdown, date } of seeds.reports) {
    const { meetingId, revisionId, diagnostics } = await importReport(
      tx,
      { source: markdown, path },
      { enteredBy, now, names },
    );
    if (meetingId === null || revisionId === null) throw new SeedError(diagnostics);
    meetings.set(date, meetingId);
    revisions.set(date, revisionId);
  }
  return { meetings, revisions };
}
