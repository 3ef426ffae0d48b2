import { copyFileSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manual } from '../helpers/manual.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { cloneTo, root } from './helpers/clone.ts';
import { asNpx } from './helpers/readme.ts';
import { run, serves, succeed } from './helpers/run.ts';
import { tryCommands } from './helpers/try-commands.ts';

const clone = temporaryDirectory();
const empty = temporaryDirectory();
const packed: string[] = [];
const tarball = 'sig-status-0.1.0.tgz';
let installed = '';
beforeAll(async () => {
  cloneTo(clone.path);
  symlinkSync(join(root, 'node_modules'), join(clone.path, 'node_modules'));
  const { out } = await succeed(`npm pack --json --pack-destination ${empty.path}`, { cwd: clone.path });
  const [{ files }] = JSON.parse(out.slice(out.indexOf('[')));
  packed.push(...files.map(({ path }: { path: string }) => path));
  const { out: said, err } = await succeed('npm i --engine-strict ./sig-status-*.tgz', { cwd: empty.path });
  installed = said + err;
});
afterAll(() => {
  clone.remove();
  empty.remove();
});

test('the package holds what runs, and nothing else', () => {
  const [tops] = [[...new Set(packed.map((path) => path.split('/')[0]))].sort()];
  expect(tops).toEqual(
    [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'deploy',
      'dist',
      'drizzle',
      'package.json',
      'schema',
      'seeds',
      'src',
    ].sort(),
  );
  expect(packed.filter((path) => /\.tsx?$|(?:^|\/)(?:test|bench)\//.test(path))).toEqual([]);
  expect(packed).toEqual(
    expect.arrayContaining(['dist/bin/main.js', 'dist/bin/server.js', 'src/cli/report-ci-run.sh']),
  );
  const made = readFileSync(join(clone.path, 'dist/made-of'), 'utf8').trim().split('\n').slice(1);
  expect(packed.filter((path) => path.startsWith('dist/bin/')).sort()).toEqual(
    made.map((name) => `dist/bin/${name}`).sort(),
  );
});

test('it installs in an empty folder without a warning, whatever engines are asked for', () => {
  expect(installed).not.toMatch(/warn/i);
  expect(readdirSync(join(empty.path, 'node_modules'))).not.toContain('vitest');
});

test('every command of the README works there', async () => {
  await tryCommands({ cwd: empty.path }, asNpx);
  expect((await succeed('npx sig-status --version', { cwd: empty.path })).out).toBe('0.1.0\n');
});

test('the package alone is a whole installation', async () => {
  const { path, remove } = temporaryDirectory();
  copyFileSync(join(empty.path, tarball), join(path, tarball));
  const [line = ''] = /^npx \.\/sig-status.*$/m.exec(manual) ?? [];
  expect(line).toContain(`npx ./${tarball} serve`);
  await serves(line, { cwd: path, env: { npm_config_yes: 'true' } });
  expect(readdirSync(path).sort()).toEqual(['data', tarball]);
  remove();
});

test('SIGTERM ends `sig-status serve` with 0', async () => {
  const line =
    'node_modules/.bin/sig-status serve >said & pid=$!; until grep -q listens said; do sleep 0.1; done';
  const env = { PORT: '0', SIG_STATUS_DATA: 'memory:' };
  await succeed(`${line}; kill $pid; wait $pid`, { cwd: empty.path, env });
});

test('it could be published', async () => {
  const { code, out, err } = await run('npm publish --dry-run', { cwd: clone.path });
  expect([code, out + err]).toEqual([0, expect.stringContaining('+ sig-status@')]);
});
