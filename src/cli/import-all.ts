import type { Db } from '../db/index.ts';
import { findOrCreatePeople } from '../domain/person/find-or-create.ts';
import { type ProjectNames, readProjectNames } from '../domain/project/names.ts';
import { createImportRun, type ImportRun, keepLearned } from '../reports/apply/run.ts';
import { type ImportResult, importRead, type ReadInput, readInput } from '../reports/import.ts';
import type { Decoded } from '../reports/parse/index.ts';
import { settle, tellSizes } from '../reports/stored-state.ts';
import { CommandFailed, type Io } from './io.ts';
import { readReportFile } from './read-report-file.ts';
import { refusal } from './refusal.ts';

/** As whom reports are imported from the command line. */
export const IMPORTER = 'sig-status-import';

export interface ImportAllOptions {
  dryRun?: boolean;
  strict?: boolean;
  link?: string;
}

/** After so many reports, and whenever there are four times as many, the database is told how large its tables have become. */
const GROWN = 10;

/** So many reports at most are committed and not yet acknowledged. */
const ACKNOWLEDGED_TOGETHER = 50;

/**
 * Imports files in the order given, each in a transaction of its own, and hands on each result once it is on disk.
 * `onStep` is called as soon as a report is done.
 */
export async function importAll(
  db: Db,
  io: Io,
  paths: readonly string[],
  options: ImportAllOptions,
  on: { step: (path: string) => void; result: (result: ImportResult) => void },
): Promise<void> {
  const run = createImportRun();
  run.isRelaxed = paths.length > 1 && !options.dryRun;
  let done: ImportResult[] = [];
  const acknowledge = async () => {
    if (run.isRelaxed && done.some(({ outcome }) => outcome === 'IMPORTED')) await settle(db);
    for (const result of done) on.result(result);
    done = [];
  };
  await inOne(db, options.dryRun ?? false, async (handle) => {
    const people = await findOrCreatePeople(handle, [IMPORTER], { isBot: true });
    const by = { enteredBy: people.get(IMPORTER) ?? 0, names: await readProjectNames(handle), run, options };
    const files = readAhead(paths, by);
    let grown = GROWN;
    try {
      for (const [index, path] of paths.entries()) {
        if (io.signal.aborted) throw new CommandFailed(130);
        const input = await files.get(index);
        const result = 'outcome' in input ? input : await importOne(handle, input, io.now(), by);
        keepLearned(run);
        on.step(path);
        done.push(result);
        if (done.length >= ACKNOWLEDGED_TOGETHER) await acknowledge();
        if (index + 1 === grown && !options.dryRun) {
          await tellSizes(db);
          grown *= 4;
        }
      }
    } finally {
      await acknowledge();
    }
  });
}

interface By {
  enteredBy: number;
  names: ProjectNames;
  run: ImportRun;
  options: ImportAllOptions;
}

async function importOne(handle: Db, input: ReadInput, now: Date, by: By): Promise<ImportResult> {
  const { enteredBy, names, run, options } = by;
  const audit = { tokenId: null, requestId: null, path: input.path };
  const context = { enteredBy, now, names, run, audit, strict: options.strict };
  const result = await handle.transaction((tx) => importRead(tx, input, context));
  return { ...result, isDryRun: options.dryRun ?? false };
}

/** Reads one file further than is asked for, and makes sense of it while the database is busy with the one before. */
function readAhead(paths: readonly string[], { names, run, options }: By) {
  interface File {
    index: number;
    decoded: Promise<Decoded>;
    /** Once it has arrived. */
    arrived: Decoded | null;
    input: ReadInput | ImportResult | null;
  }
  const start = (index: number): File | null => {
    const path = paths[index];
    if (path === undefined) return null;
    const file: File = { index, decoded: readReportFile(path), arrived: null, input: null };
    file.decoded.then((decoded) => {
      file.arrived = decoded;
    });
    return file;
  };
  const read = (file: File, { source, diagnostics }: Decoded): ReadInput | ImportResult => {
    const path = paths[file.index] ?? '';
    return source === null
      ? refusal(path, diagnostics)
      : readInput({ source, path, link: options.link ?? null }, names);
  };
  let next = start(0);
  run.meanwhile = () => {
    if (next?.arrived) next.input ??= read(next, next.arrived);
  };
  return {
    get: async (index: number): Promise<ReadInput | ImportResult> => {
      const file = next?.index === index ? next : start(index);
      next = start(index + 1);
      if (!file) throw new Error(`there is no file ${index}`);
      return file.input ?? read(file, await file.decoded);
    },
  };
}

class DryRunDone extends Error {}

/** A dry run is one transaction for all that is taken back at the end, so that a report finds what those before it would have written. */
async function inOne(db: Db, isDryRun: boolean, work: (handle: Db) => Promise<void>): Promise<void> {
  if (!isDryRun) return work(db);
  try {
    await db.transaction(async (tx) => {
      await work(tx);
      throw new DryRunDone();
    });
  } catch (error) {
    if (!(error instanceof DryRunDone)) throw error;
  }
}
