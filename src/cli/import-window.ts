import { type Db, isUnavailable, sqlState } from '../db/index.ts';
import { probeMeetings } from '../domain/report/stored.ts';
import { forgetLearned, keepLearned } from '../reports/apply/run.ts';
import { importRead } from '../reports/import.ts';
import { importTogether, type TogetherContext, type Undeciding } from '../reports/import-together.ts';
import { reportKey } from '../reports/plan/plan.ts';
import type { ReadInput } from '../reports/read-input.ts';
import type { ImportResult } from '../reports/result.ts';
import { CommandFailed } from './io.ts';
import type { ReadFile } from './read-ahead.ts';

/**
 * Imports files in their order, and passes on the result of each once its transaction is committed. Neighbours share one
 * transaction if they are new and decide nothing, since nothing about them can then be refused in the middle of it; any
 * other report has one of its own.
 */
export async function importWindow(
  handle: Db,
  files: readonly ReadFile[],
  by: TogetherContext,
  { signal, onResult }: { signal: AbortSignal; onResult: (path: string, result: ImportResult) => void },
): Promise<void> {
  const goOn = () => {
    if (signal.aborted) throw new CommandFailed(130);
  };
  for (const group of await groupsOf(handle, files)) {
    const inputs = group.flatMap(({ undeciding }) => undeciding ?? []);
    goOn();
    const together = group.length > 1 ? await tryTogether(handle, inputs, by) : null;
    for (const [index, { path, input }] of group.entries()) {
      if (!together) goOn();
      onResult(path, together?.[index] ?? ('outcome' in input ? input : await importOne(handle, input, by)));
    }
  }
}

/** Files that may share a transaction, next to each other; a group of one where it may not. */
async function groupsOf(handle: Db, files: readonly ReadFile[]): Promise<ReadFile[][]> {
  const keys = files.flatMap(({ undeciding }) => (undeciding ? reportKey(undeciding.read.report) : []));
  const probes = keys.length > 1 ? await probeMeetings(handle, keys) : [];
  const unknown = new Set(probes.flatMap(({ key, isKnown }) => (isKnown ? [] : [key])));
  const groups: ReadFile[][] = [];
  let isOpen = false;
  for (const file of files) {
    const isJoining = file.undeciding !== null && unknown.has(reportKey(file.undeciding.read.report));
    if (isJoining && isOpen) groups.at(-1)?.push(file);
    else groups.push([file]);
    isOpen = isJoining;
  }
  return groups;
}

/** Null where they have to be imported one by one, because one of them cannot be imported with the others. */
async function tryTogether(
  handle: Db,
  inputs: readonly Undeciding[],
  by: TogetherContext,
): Promise<ImportResult[] | null> {
  const { run } = by;
  try {
    const results = await handle.transaction((tx) => importTogether(tx, inputs, by));
    keepLearned(run);
    return results;
  } catch (error) {
    forgetLearned(run);
    // Several may take too long together, and each alone be in time.
    if (isUnavailable(error) && sqlState(error) !== '57014') throw error;
    return null;
  }
}

async function importOne(
  handle: Db,
  input: ReadInput,
  { run, now, ...by }: TogetherContext,
): Promise<ImportResult> {
  const audit = { tokenId: null, requestId: null, path: input.path };
  const context = { ...by, now: now(), run, audit };
  const result = await handle.transaction((tx) => importRead(tx, input, context));
  if (result.outcome === 'IMPORTED') keepLearned(run);
  else forgetLearned(run);
  return result;
}
