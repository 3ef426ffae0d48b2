import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { CloneError } from './git.ts';

const run = promisify(execFile);
const MOST_BYTES = 256 * 1024 * 1024;
/** Files in a folder of minutes that are not minutes. */
const NO_MINUTES =
  /^(?:readme|index|_index|template|contributing|code_of_conduct|license|agenda-template)\b/i;

/** One content of one file, as a commit left it. */
export interface FileAtCommit {
  /** In the repository, as the commit names it. */
  path: string;
  commit: string;
  /** When its author wrote it, ISO 8601. */
  writtenAt: string;
  /** The first name of the file, whatever it was renamed to later. */
  began: string;
}

/** Every content that the reports of a clone had, the oldest first; renames are followed. @throws CloneError */
export async function readHistory(
  clone: string,
  folder: string,
  since: string | null,
): Promise<FileAtCommit[]> {
  const inFolder = ['--', folder === '' ? '.' : folder];
  const log = ['log', '--reverse', '--no-merges', '--topo-order', '-M', '--name-status', '-z'];
  const dated = since === null ? [] : [`--since=${since}`];
  const out = await git(clone, [...log, '--format=%x01%H %aI', ...dated, ...inFolder]);
  const files: FileAtCommit[] = [];
  const began = new Map<string, string>();
  for (const block of out.split('\u0001').slice(1)) {
    const [head = '', ...fields] = block.split('\0').map((field) => field.replace(/^\n+/, ''));
    const [commit = '', writtenAt = ''] = head.trim().split(' ');
    const rest = fields.filter((field) => field !== '');
    for (let at = 0; at < rest.length; ) {
      const state = rest[at++] ?? '';
      const from = rest[at++] ?? '';
      const isMoved = state.startsWith('R') || state.startsWith('C');
      const path = isMoved ? (rest[at++] ?? '') : from;
      if (state === 'D' || !/\.(?:md|markdown)$/i.test(path)) continue;
      if (NO_MINUTES.test(path.slice(path.lastIndexOf('/') + 1))) continue;
      const first = state.startsWith('R') ? (began.get(from) ?? from) : (began.get(path) ?? path);
      began.set(path, first);
      files.push({ path, commit, writtenAt, began: first });
    }
  }
  return files;
}

/** The contents of files at their commits, in their order; null for one that cannot be read. */
export function readContents(clone: string, files: readonly FileAtCommit[]): Promise<(Uint8Array | null)[]> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['-C', clone, 'cat-file', '--batch'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const pieces: Buffer[] = [];
    child.on('error', reject);
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('close', () => {
      const all = Buffer.concat(pieces);
      let at = 0;
      resolve(
        files.map(() => {
          const end = all.indexOf(10, at);
          if (end < 0) return null;
          const [, , size] = all.subarray(at, end).toString('utf8').split(' ');
          at = end + 1;
          if (size === undefined || !/^\d+$/.test(size)) return null;
          const content = all.subarray(at, at + Number(size));
          at += Number(size) + 1;
          return content;
        }),
      );
    });
    child.stdin.end(files.map(({ commit, path }) => `${commit}:${path}\n`).join(''));
  });
}

async function git(clone: string, args: readonly string[]): Promise<string> {
  try {
    return (await run('git', ['-C', clone, ...args], { maxBuffer: MOST_BYTES })).stdout;
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === 'ENOENT')
      throw new CloneError('expected git on the PATH, with which --git reads a clone; found none');
    throw new CloneError(
      `expected --git with a clone of the source repository, found none in ${clone}: ${(stderr ?? '').trim().split('\n')[0]}`,
    );
  }
}
