import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { stateOf } from './helpers/clone.ts';
import { buildImage, type Image } from './helpers/image.ts';
import { asNpx, onPath } from './helpers/readme.ts';
import { run, serves, succeed } from './helpers/run.ts';
import { tryCommands } from './helpers/try-commands.ts';

const directory = temporaryDirectory();
let image: Image;
beforeAll(async () => {
  image = await buildImage(directory.path);
});
afterAll(() => directory.remove());

/** Nothing answers there: whoever asks a registry fails. */
const offline = { npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' };
const at = (data: string) => ({
  cwd: image.workdir,
  env: { ...image.env, ...offline, SIG_STATUS_DATA: join(directory.path, data) },
});

test('what only the build or a developer needs stays behind', () => {
  for (const name of ['vitest', 'typescript', 'esbuild', 'esbuild-wasm', '@opentelemetry/sdk-trace-node'])
    expect([name, existsSync(join(image.workdir, 'node_modules', name))]).toEqual([name, false]);
});

test('every command of the README works by npx, which builds nothing, deletes nothing and asks nobody', async () => {
  const before = stateOf(join(image.workdir, 'dist'));
  await tryCommands(at('npx'), asNpx);
  expect(stateOf(join(image.workdir, 'dist'))).toEqual(before);
});

test('every command of the README works by its name, from any folder', async () => {
  const elsewhere = join(directory.path, 'elsewhere');
  mkdirSync(elsewhere);
  await tryCommands({ ...at('path'), cwd: elsewhere }, onPath);
});

test('it starts by its command', async () => {
  await serves(image.command.map((part) => `'${part}'`).join(' '), at('server'));
});

test('traces without OpenTelemetry are refused in a sentence that says what to do', async () => {
  const { cwd, env } = at('none');
  const traced = { ...env, SIG_STATUS_TRACES_URL: 'http://localhost:4318/v1/traces' };
  const { code, err } = await run('sig-status serve', { cwd, env: traced });
  expect(code).toBe(1);
  expect(err).toMatch(/SIG_STATUS_TRACES_URL: .*--build-arg TRACES=on/);
  expect(err).not.toMatch(/\n\s+at /);
  expect(readFileSync(join(cwd, 'package.json'), 'utf8')).toContain('optionalDependencies');
  await succeed('sig-status --version', { cwd, env });
});
