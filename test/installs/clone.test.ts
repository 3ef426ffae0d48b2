import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { cloneTo, root, stateOf } from './helpers/clone.ts';
import { asNpx } from './helpers/readme.ts';
import { run, serves, succeed } from './helpers/run.ts';
import { tryCommands } from './helpers/try-commands.ts';

/** A clone without what developers need, installed as a server is. */
const directory = temporaryDirectory();
const cwd = directory.path;
const dist = join(cwd, 'dist');
let installed = '';
beforeAll(async () => {
  cloneTo(cwd);
  const { out, err } = await succeed('npm ci --omit=dev --engine-strict', { cwd });
  installed = out + err;
});
afterAll(() => directory.remove());

test('npm ci says nothing that a newcomer has to wonder about', () => {
  expect(installed).not.toMatch(/warn|allow|deprecated/i);
});

test('every package that has an install script is decided about', () => {
  const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const withScripts = Object.entries(packages as Record<string, { hasInstallScript?: boolean }>)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/.*node_modules\//, ''));
  expect(withScripts.length).toBeGreaterThan(0);
  expect(withScripts.filter((name) => !(name in allowScripts))).toEqual([]);
});

test('every command works at once, builds nothing and deletes nothing', async () => {
  // What a build would take up.
  appendFileSync(join(cwd, 'src/cli/main.ts'), '\n// edited since\n');
  const before = stateOf(dist);
  await tryCommands({ cwd }, asNpx);
  expect((await succeed('npx sig-status --version', { cwd })).out).toBe('0.1.0\n');
  expect((await run('npx sig-status nothing', { cwd })).code).toBe(1);
  expect(stateOf(dist)).toEqual(before);
});

test('installed for production it starts, and imports by npm as well', async () => {
  const env = { NODE_ENV: 'production', SIG_STATUS_DATA: join(cwd, 'other') };
  await succeed('rm -rf dist && npm ci', { cwd, env });
  await serves('npm start', { cwd, env });
  const { out } = await succeed('npm run -s import -- seeds/reports/2017-05-24.md', { cwd, env });
  expect(out).toContain('nothing changed');
});

test('a build that fails leaves the one before, and two at once leave one that runs', async () => {
  const source = join(cwd, 'src/cli/main.ts');
  await succeed('npm run build', { cwd });
  const before = stateOf(dist);
  appendFileSync(source, '\nconst = ;\n');
  const failed = await run('npm run build', { cwd });
  expect([failed.code, failed.err.includes('src/cli/main.ts')]).toEqual([1, true]);
  expect(stateOf(dist)).toEqual(before);
  await succeed(`sed -i '$d' src/cli/main.ts`, { cwd });

  appendFileSync(source, '\nprocess.env.ANOTHER;\n');
  let isBuilding = true;
  const builds = Promise.all([1, 2, 3].map(() => succeed('npm run build', { cwd }))).finally(() => {
    isBuilding = false;
  });
  while (isBuilding) expect((await succeed('node dist/bin/main.js --version', { cwd })).out).toBe('0.1.0\n');
  await builds;
  expect(readFileSync(join(dist, 'bin/main.js'), 'utf8')).toContain('ANOTHER');
  expect(stateOf(dist).filter((file) => /\.js\.\d+ /.test(file))).toEqual([]);
});
