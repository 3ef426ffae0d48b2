import type { Source } from '../base/source.ts';
import type { Db } from '../db/index.ts';
import { findOrCreatePeople } from '../domain/person/find-or-create.ts';
import { readProjectNames } from '../domain/project/names.ts';
import { settle, tellSizes } from '../domain/report/import-locks.ts';
import { createImportRun } from '../reports/apply/run.ts';
import type { ImportResult } from '../reports/result.ts';
import { importWindow } from './import-window.ts';
import type { Io } from './io.ts';
import { type ReadFrom, readAhead } from './read-ahead.ts';

/** As whom reports are imported from the command line. */
const IMPORTER = 'sig-status-import';

export interface ImportAllOptions {
  dryRun?: boolean;
  strict?: boolean;
  retractMissing?: boolean;
  replace?: boolean;
  acceptUnread?: boolean;
  redate?: boolean;
  date?: string;
  link?: string;
  now: () => Date;
  waiverDays: number;
  source: Source;
  commit?: string;
  confirmDates?: boolean;
  /** Where the texts come from; files when it is left out. */
  read?: ReadFrom;
}

/** At most so many reports share a transaction, and at most so many are committed but not acknowledged yet. */
const TOGETHER = 50;

/** After so many reports, and each time there are four times as many, the database counts how large its tables have become. */
const GROWN = 10;

/**
 * Imports files in the order given, round by round, each whole or not at all, and passes each result on once it is on disk.
 * `onStep` is called as soon as a report is done.
 */
export async function importAll(
  db: Db,
  io: Io,
  rounds: readonly (readonly string[])[],
  { dryRun: isDryRun = false, link, date, commit, source, confirmDates, read, ...judging }: ImportAllOptions,
  on: { step: (path: string) => void; result: (result: ImportResult) => void },
): Promise<void> {
  const run = createImportRun();
  run.isRelaxed = rounds.flat().length > 1 && !isDryRun;
  let done: ImportResult[] = [];
  const acknowledge = async () => {
    if (run.isRelaxed && done.some(({ outcome }) => outcome === 'IMPORTED')) await settle(db);
    for (const result of done) on.result(result);
    done = [];
  };
  const onResult = (path: string, result: ImportResult) => {
    on.step(path);
    done.push({ ...result, isDryRun });
  };
  await inOne(db, isDryRun, async (handle) => {
    const people = await findOrCreatePeople(handle, [IMPORTER], { isBot: true });
    const names = await readProjectNames(handle, source);
    const by = {
      enteredBy: people.get(IMPORTER) ?? 0,
      names,
      run,
      confirmsDates: confirmDates,
      ...judging,
    };
    const endsAt = (count: number) => count % TOGETHER === 0 || count === GROWN;
    let count = 0;
    let grown = GROWN;
    for (const paths of rounds) {
      const ahead = readAhead(
        paths,
        { ...by, link: link ?? null, date: date ?? null, commit: commit ?? null },
        endsAt,
        read,
      );
      run.meanwhile = ahead.begin;
      try {
        for (let files = await ahead.next(); files.length > 0; files = await ahead.next()) {
          await importWindow(handle, files, by, { signal: io.signal, onResult });
          count += files.length;
          if (done.length >= TOGETHER) await acknowledge();
          if (count >= grown && !isDryRun) {
            await tellSizes(db);
            grown = 4 * count;
          }
        }
      } finally {
        await acknowledge();
      }
    }
  });
}

class DryRunDone extends Error {}

/** A dry run is one transaction for all reports, rolled back at the end, so that a report finds what those before it would have written. */
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
