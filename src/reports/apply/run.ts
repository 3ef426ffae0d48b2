import { createIdPool, type IdPool } from '../../reading/insert.ts';

/** State that the reports of one run share, so that each needs fewer round trips to the database. */
export interface ImportRun {
  /** People known to be stored, by handle. */
  people: Map<string, number>;
  /** Those whom the report at hand made known: they are stored only once its transaction has been committed. */
  learned: Map<string, number>;
  ids: IdPool;
  /** Whether commits do not wait for the disk; then nothing is acknowledged before `settle`. */
  isRelaxed: boolean;
  /** Begins what can be done while the database writes, such as reading what comes next. */
  meanwhile: (() => void) | null;
}

export const createImportRun = (): ImportRun => ({
  people: new Map(),
  learned: new Map(),
  ids: createIdPool(),
  isRelaxed: true,
  meanwhile: null,
});

/** After the commit of what made them known. */
export function keepLearned(run: ImportRun): void {
  for (const [handle, id] of run.learned) run.people.set(handle, id);
  run.learned.clear();
}

/** After it has been taken back: they are not stored. */
export const forgetLearned = (run: ImportRun): void => run.learned.clear();
