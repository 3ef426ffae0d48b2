import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { collectDiagnostics } from '../reports/diagnostics.ts';
import { type Decoded, decodeReport, REPORT_LIMITS } from '../reports/parse/index.ts';

const WHY: Readonly<Record<string, readonly [rule: string, found: string]>> = {
  ENOENT: ['not-found', 'nothing'],
  ENOTDIR: ['not-found', 'nothing'],
  EACCES: ['unreadable', 'a file that may not be read'],
  EPERM: ['unreadable', 'a file that may not be read'],
  ELOOP: ['symbolic-link', 'a symbolic link'],
  ENAMETOOLONG: ['not-found', 'a name that is too long'],
};

/**
 * The text of a report's file. Nothing but a regular file of a bounded size is opened for reading: no link that leads
 * elsewhere, no directory, no device, no pipe that would never end. It does not go through the thread pool, whose five
 * turns for a file take several times as long as the file.
 */
export function readReportFile(path: string): Decoded {
  const refuse = (rule: string, found: string): Decoded => {
    const { diagnose, list } = collectDiagnostics(path);
    diagnose.error(rule, 1, 1, `expected a file with a report, found ${found}`);
    return { source: null, diagnostics: list() };
  };
  try {
    const what = lstatSync(path);
    if (what.isSymbolicLink()) return refuse('symbolic-link', 'a symbolic link');
    if (what.isDirectory()) return refuse('directory', 'a directory');
    if (!what.isFile()) return refuse('not-a-file', 'a device, pipe or socket');
    // The file may have been exchanged since: the open one decides, and opening a pipe must not wait for a writer.
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const opened = fstatSync(file);
      if (!opened.isFile()) return refuse('not-a-file', 'a device, pipe or socket');
      const most = REPORT_LIMITS.bytes;
      // One byte more than it says it has, since what it says need not be true: it may be written to right now.
      let buffer = Buffer.alloc(Math.min(opened.size, most) + 1);
      let length = 0;
      for (;;) {
        const bytesRead = readSync(file, buffer, length, buffer.length - length, null);
        length += bytesRead;
        if (bytesRead === 0 || length > most) break;
        if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(2 * length, most + 1));
      }
      if (length > most) return refuse('too-large', `more than ${most} bytes`);
      return decodeReport(buffer.subarray(0, length), path);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === undefined ? undefined : WHY[code];
    if (why) return refuse(...why);
    if (path.includes('\0')) return refuse('not-found', 'a name with a NUL character');
    if (code === undefined) throw error;
    return refuse('unreadable', `a file that cannot be read (${message})`);
  }
}
