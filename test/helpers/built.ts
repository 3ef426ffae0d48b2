import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');

/** The program as it is given out, see `global-setup.ts`: it starts in half of the time that it takes from its sources. */
export const built = {
  server: resolve(root, 'dist/bin/server.js'),
  main: resolve(root, 'dist/bin/main.js'),
};

/** As deep below the package as `dist/bin` is, so that the program finds its files. */
const directory = resolve(root, 'node_modules/.sig-status');
const made = new Map<string, string>();

/** A script of the tests in one file with what it imports of the program. */
export function bundled(script: URL): string {
  const source = fileURLToPath(script);
  const known = made.get(source);
  if (known) return known;
  const name = `${basename(source, '.ts')}-${process.pid}`;
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [source],
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outfile: `${name}.js`,
    write: false,
    logLevel: 'warning',
  });
  mkdirSync(directory, { recursive: true });
  const path = resolve(directory, `${name}.js`);
  writeFileSync(`${path}.new`, outputFiles[0]?.contents ?? '');
  renameSync(`${path}.new`, path);
  made.set(source, path);
  return path;
}
