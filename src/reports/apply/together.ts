import type { Db } from '../../db/index.ts';
import { write } from '../../reading/insert.ts';
import type { ImportedIds } from './context.ts';
import { handlesOf, peopleOf } from './people.ts';
import { type ImportRows, idsWanted, importRows, type PlannedImport } from './rows.ts';
import type { ImportRun } from './run.ts';

/** An import that decides nothing, with its rows where they could be made before its turn came. */
export interface ReadyImport {
  planned: PlannedImport;
  rows: ImportRows | null;
}

/** Rows made while the database is busy cost no time. Null where somebody is not known yet, or there are too few ids. */
export const rowsInAdvance = (planned: PlannedImport, { people, ids }: ImportRun): ImportRows | null =>
  ids.has(idsWanted(planned)) && [...handlesOf(planned.plan)].every((handle) => people.has(handle))
    ? importRows(planned, people, ids.take)
    : null;

/** Writes several imports that decide nothing, in a number of statements that does not grow with them. */
export async function applyTogether(
  tx: Db,
  imports: readonly ReadyImport[],
  run: ImportRun,
): Promise<ImportedIds[]> {
  const all = imports.map(({ planned }) => planned);
  const unmade = imports.flatMap(({ planned, rows }) => (rows ? [] : [planned]));
  const people = await peopleOf(
    tx,
    unmade.map(({ plan }) => plan),
    run,
  );
  // And as many again, for those that are made in advance meanwhile.
  await run.ids.reserve(tx, [...unmade, ...all].flatMap(idsWanted));
  const made = imports.map(({ planned, rows }) => rows ?? importRows(planned, people, run.ids.take));
  const writing = write(
    tx,
    made.flatMap(({ writes }) => writes),
  );
  run.meanwhile?.();
  await writing;
  return made.map(({ meetingId, reportId, revisionId }) => ({ meetingId, reportId, revisionId }));
}
