import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'sig-status.written-up-to';

/**
 * How far the write-ahead log had been synchronised, kept in a file beside it: PostgreSQL takes the first record that it cannot
 * read for the end of the log, and cannot tell what was lost there from what was never written.
 */
export interface WalMark {
  /** Bytes were written at this place of a file of the log. */
  wrote(path: string, bytes: Uint8Array, position: number): void;
  /** The written bytes are on disk. Throws where that cannot be noted. */
  synchronised(): void;
  /** From now on it is noted. @param segmentBytes length of a file of the log */
  start(segmentBytes: number): void;
  stop(): void;
}

export function createWalMark(directory: string): WalMark {
  let end: number | null = null;
  let file: number | null = null;
  let segment = 0;
  return {
    wrote(path, bytes, position) {
      const start = startOf(path, segment);
      if (file === null || start === null) return;
      // At the end of a file the last record may go on in the next one, and not be there yet.
      const isWhole = position + bytes.length < segment;
      const length = isWhole ? usedOf(bytes) : 0;
      end = length > 0 ? start + position + length : null;
    },
    synchronised() {
      if (file === null || end === null) return;
      writeSync(file, `${textOf(end)}\n`, 0);
    },
    start(segmentBytes) {
      segment = segmentBytes;
      file ??= openSync(join(directory, FILE), 'w');
    },
    stop() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

/** A sentence that says what the log lacks, given where it ends now, and at each later start too; null: it lacks nothing. */
export function lostFrom(directory: string, walEnd: string): string | null {
  const path = join(directory, FILE);
  const [, text = '', isKnown] = /^([0-9A-F]+\/[0-9A-F]+)( lost)?\s/.exec(readIf(path)) ?? [];
  if (text === '' || (!isKnown && numberOf(text) <= numberOf(walEnd))) return null;
  const file = openSync(path, 'w');
  // Each start lengthens the log.
  writeSync(file, `${text} lost\n`);
  closeSync(file);
  return (
    `its write-ahead log is damaged: expected it to reach ${text}, found that it can be read up to ${walEnd}. ` +
    `Restore a backup, or remove ${path} to go on without what was lost`
  );
}

function readIf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** By the name of a file of the log: timeline, high and low half of its number. */
function startOf(path: string, segmentBytes: number): number | null {
  const [, high, low] = /\/pg_wal\/[0-9A-F]{8}([0-9A-F]{8})([0-9A-F]{8})$/.exec(path) ?? [];
  if (high === undefined || low === undefined) return null;
  return Number.parseInt(high, 16) * 2 ** 32 + Number.parseInt(low, 16) * segmentBytes;
}

/** The rest of the last page is empty. */
function usedOf(bytes: Uint8Array): number {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 0) length -= 1;
  return length;
}

/** As PostgreSQL writes it; of one length, so that the newest covers the one before. */
function textOf(end: number): string {
  const hex = (half: number) => half.toString(16).toUpperCase().padStart(8, '0');
  return `${hex(Math.floor(end / 2 ** 32))}/${hex(end % 2 ** 32)}`;
}

function numberOf(text: string): number {
  const [high = '', low = ''] = text.split('/');
  return Number.parseInt(high, 16) * 2 ** 32 + Number.parseInt(low, 16);
}
