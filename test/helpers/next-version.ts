import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryDirectory } from './temporary-directory.ts';

const root = resolve(import.meta.dirname, '../..');

/** A copy of this program, built. `server` and `cli` are what to start. */
export function builtCopy(change: (path: string) => void = () => {}) {
  const { path, remove } = temporaryDirectory();
  for (const name of ['src', 'drizzle', 'schema', 'seeds', 'scripts', 'tsconfig.json', 'package.json'])
    cpSync(join(root, name), join(path, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'));
  change(path);
  execFileSync(process.execPath, [join(path, 'scripts/build.js')]);
  return { server: join(path, 'dist/bin/server.js'), cli: join(path, 'dist/bin/main.js'), remove };
}

/** The same as a version to come: with one migration more. */
export const nextVersion = (tag: string, statements: readonly string[]) =>
  builtCopy((path) => {
    const edit = (name: string, change: (text: string) => string) =>
      writeFileSync(join(path, name), change(readFileSync(join(path, name), 'utf8')));
    edit('package.json', (text) => text.replace(/"version": "[^"]*"/, '"version": "99.0.0"'));
    edit('drizzle/meta/_journal.json', (text) => {
      const journal = JSON.parse(text) as { entries: { idx: number; when: number }[] };
      const last = journal.entries.at(-1) ?? { idx: -1, when: 0 };
      journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, ...{ tag } });
      return JSON.stringify(journal);
    });
    appendFileSync(join(path, 'drizzle', `${tag}.sql`), statements.join(';\n--> statement-breakpoint\n'));
  });
