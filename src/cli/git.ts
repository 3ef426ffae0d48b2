import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ReadSource } from '../reports/verify/source.ts';

const run = promisify(execFile);
const MOST_BYTES = 64 * 1024 * 1024;

/** Why a clone cannot be read, in a sentence. */
export class CloneError extends Error {}

/** Reads files of a clone by the `git` on the PATH. @throws CloneError */
export async function openClone(folder: string): Promise<ReadSource> {
  const git = async (...args: string[]) => {
    try {
      return await run('git', ['-C', folder, ...args], { maxBuffer: MOST_BYTES });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT')
        throw new CloneError('expected git on the PATH, with which --source reads a clone; found none');
      throw error;
    }
  };
  try {
    await git('rev-parse', '--git-dir');
  } catch (error) {
    if (error instanceof CloneError) throw error;
    throw new CloneError(`expected --source with a clone of the source repository, found none in ${folder}`);
  }
  const known = new Map<string, Promise<string | null>>();
  const show = (name: string) => {
    const found =
      known.get(name) ??
      git('show', name).then(
        ({ stdout }) => stdout,
        (error) => {
          if (error instanceof CloneError) throw error;
          return null;
        },
      );
    known.set(name, found);
    return found;
  };
  return async (ref, path) => {
    // git would take it for an option.
    if (ref.startsWith('-')) return null;
    for (const at of [ref, `origin/${ref}`]) {
      const found = await show(`${at}:${path}`);
      // What git shows of a folder begins with its name and a blank line.
      if (found !== null) return found.startsWith(`tree ${at}:${path}\n\n`) ? 'FOLDER' : found;
    }
    return null;
  };
}
