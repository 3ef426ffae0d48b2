import { setImmediate } from 'node:timers/promises';
import { planAlone, type TogetherContext, type Undeciding } from '../reports/import-together.ts';
import type { Decoded } from '../reports/parse/index.ts';
import { type ReadInput, readInput } from '../reports/read-input.ts';
import type { ImportResult } from '../reports/result.ts';
import { readReportFile } from './read-report-file.ts';
import { refusal } from './refusal.ts';

/** A file as it was read; a result where it cannot be imported. */
export interface ReadFile {
  path: string;
  input: ReadInput | ImportResult;
  /** Null where the report decides something, or is not to be imported. */
  undeciding: Undeciding | null;
}

/** At most so much text is read in one go, so that memory stays bounded; a longer file is read on its own. */
const CHARACTERS = 500_000;

/** Where the text of a report comes from: a file, unless it says otherwise. */
export type ReadFrom = (path: string) => Decoded & { path?: string; commit?: string; writtenAt?: Date };

export interface ReadAhead {
  /** The next files, in their order; none at the end. */
  next: () => Promise<ReadFile[]>;
  /** Begins to read what `next` will be asked for. */
  begin: () => void;
}

/** Reads and parses files, as many in one go as `endsAt` allows, which gets their number so far. */
export function readAhead(
  paths: readonly string[],
  by: TogetherContext & { link: string | null; date: string | null; commit: string | null },
  endsAt: (count: number) => boolean,
  readFrom: ReadFrom = readReportFile,
): ReadAhead {
  let place = 0;
  let reading: Promise<ReadFile[]> | null = null;
  const read = async (path: string, isInOrder: boolean): Promise<{ file: ReadFile; length: number }> => {
    const { source, diagnostics, path: own = path, commit = by.commit, writtenAt = null } = readFrom(path);
    if (source === null)
      return { file: { path, input: refusal(path, diagnostics), undeciding: null }, length: 0 };
    const input = await readInput(
      { source, path: own, link: by.link, date: by.date, commit, writtenAt },
      by.names,
    );
    return { file: { path, input, undeciding: planAlone(input, by, isInOrder) }, length: source.length };
  };
  const readOn = async (): Promise<ReadFile[]> => {
    const files: ReadFile[] = [];
    let characters = 0;
    while (place < paths.length && characters < CHARACTERS) {
      // Lets answers of the database be handled in between.
      await setImmediate();
      // A report behind one that takes its ids later must not get smaller ids.
      const isInOrder = files.every(({ undeciding }) => undeciding?.ready.rows);
      const { file, length } = await read(paths[place++] ?? '', isInOrder);
      files.push(file);
      characters += length;
      if (endsAt(place)) break;
    }
    return files;
  };
  const begin = () => {
    reading ??= readOn();
    // `next` hands the error on; nobody may call it, if the work on earlier files has failed.
    reading.catch(() => {});
  };
  return {
    begin,
    next: async () => {
      begin();
      const files = await reading;
      reading = null;
      return files ?? [];
    },
  };
}
