import { createIdPool, type IdPool } from '../../domain/rows.ts';

/** What the reports of one run share, so that each costs fewer ways to the database. */
export interface ImportRun {
  /** People known to be stored, by handle. */
  people: Map<string, number>;
  /** Those whom the report at hand made known: they are stored only once its transaction has been committed. */
  learned: Map<string, number>;
  ids: IdPool;
  /** Whether commits do not wait for the disk; then nothing is acknowledged before `settle`. */
  isRelaxed: boolean;
  /** What can be done while the database writes a report, such as reading the next one. */
  meanwhile: (() => void) | null;
}

export const createImportRun = (): ImportRun => ({
  people: new Map(),
  learned: new Map(),
  ids: createIdPool(24),
  isRelaxed: true,
  meanwhile: null,
});

/** After the commit of a report. */
export function keepLearned(run: ImportRun): void {
  for (const [handle, id] of run.learned) run.people.set(handle, id);
  run.learned.clear();
}
