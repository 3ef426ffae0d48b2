import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { settingsTable } from '../../src/config.ts';
import { built } from '../helpers/built.ts';
import { testDirectory } from '../helpers/database.ts';
import { manual } from '../helpers/manual.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { expectNoLeak } from './fixtures/server.ts';

/** Far more than a start takes on a busy machine. */
const hang = 240_000;

/** One that does not outlive its test. */
function runOnce(settings: Record<string, string>) {
  const server = run(settings);
  onTestFinished(() => void server.child.kill('SIGKILL'));
  return server;
}

/** The program as `npm start` runs it, but from its source, and empty. The embedded database starts sooner when nothing of it is optimised. */
function run(settings: Record<string, string>) {
  const { PATH = '' } = process.env;
  const child: ChildProcess = spawn(process.execPath, ['--liftoff-only', built.server], {
    env: { PATH, PORT: '0', SIG_STATUS_SEED: 'off', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    said.err += chunk;
  });
  const exited = once(child, 'close').then(([code]) => code as number | null);
  async function url(): Promise<string> {
    while (!said.out.includes('\n')) {
      if (child.exitCode !== null) throw new Error(said.err);
      await new Promise((wait) => setTimeout(wait, 20));
    }
    return /http:\/\/\S+/.exec(said.out)?.[0] ?? '';
  }
  return { child, said, exited, url };
}

/** A data directory whose first start lies behind it. */
async function dataDirectory(): Promise<string> {
  const { path, remove } = await testDirectory();
  onTestFinished(remove);
  return path;
}

describe('a server that runs', () => {
  let server: ReturnType<typeof run>;
  let url = '';
  let directory: Awaited<ReturnType<typeof testDirectory>>;
  beforeAll(async () => {
    directory = await testDirectory();
    server = run({ SIG_STATUS_DATA: directory.path });
    url = await server.url();
  }, hang);
  afterAll(() => {
    server.child.kill('SIGKILL');
    directory.remove();
  });

  test('has said where it listens in one line, is well and is ready', async () => {
    expect(server.said.out).toMatch(
      /^sig-status listens on http:\/\/localhost:\d+ \(.+\)\nTo sign in as an admin, once, .*: http:\/\/localhost:\d+\/sign-in\/once\/[\w-]+\n$/,
    );
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(await (await fetch(`${url}/ready`)).json()).toEqual({ status: 'ready' });
  });

  test('shows pages', async () => {
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect((await fetch(`${url}/projects/nothing`)).status).toBe(404);
    expect((await fetch(`${url}/${'x'.repeat(2000)}`)).status).toBe(404);
  });

  test('passes every audit of GraphQL over HTTP with the real schema, without a warning', async () => {
    const failed = [];
    for (const audit of serverAudits({ url: `${url}/graphql`, fetchFn: fetch })) {
      const result = await audit.fn();
      if (result.status !== 'ok') failed.push(`${result.status}: ${audit.name}: ${result.reason}`);
    }
    expect(failed).toEqual([]);
  });

  test('opens its explorer with operations that can be run as they stand', async () => {
    const html = await (await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } })).text();
    const [start] = /\/graphql\/start\.\w+\.js/.exec(html) ?? [];
    const script = await (await fetch(`${url}${start}`)).text();
    const { defaultTabs } = JSON.parse(
      /const options = \{ \.\.\.(.*), additionalHeaders \};/.exec(script)?.[1] ?? '',
    );
    expect(defaultTabs.length).toBeGreaterThan(1);
    for (const { query, variables } of defaultTabs) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: JSON.parse(variables) }),
      });
      const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
      expect(errors).toBeUndefined();
      expect(data).toBeTypeOf('object');
    }
  });

  test('exits with 0 when told to, and has printed nothing else', async () => {
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(server.said.out.trim().split('\n')).toHaveLength(2);
  });
});

test(
  'wrong settings are all listed, and nothing is started',
  async () => {
    const { path, remove } = temporaryDirectory();
    onTestFinished(remove);
    const directory = join(path, 'data');
    const server = runOnce({
      PORT: 'http',
      SIG_STATUS_DATA: directory,
      SIG_STATUS_SEED: 'maybe',
      SIG_STATUS_MAX_DEPHT: '3',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
    });
    expect(await server.exited).toBe(1);
    expect(server.said.out).toBe('');
    for (const problem of [
      'SIG_STATUS_MAX_DEPHT: there is no such setting. Did you mean SIG_STATUS_MAX_DEPTH?',
      'PORT: expected a whole number',
      'SIG_STATUS_SEED: expected on or off, got "maybe".',
      'DATABASE_URL: expected a postgres:// URL',
      'SIG_STATUS_DATA: names the embedded database',
    ])
      expect(server.said.err).toContain(problem);
    expectNoLeak(server.said.err);
    expect(existsSync(directory)).toBe(false);
  },
  hang,
);

test(
  'a port that is taken is said in a sentence',
  async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const server = runOnce({ SIG_STATUS_DATA: await dataDirectory(), PORT: String(port) });
    expect(await server.exited).toBe(1);
    expect(server.said.err).toContain(`127.0.0.1:${port}`);
    expect(server.said.err).toContain('set another PORT');
    expectNoLeak(server.said.err);
  },
  hang,
);

test(
  'a PostgreSQL that does not answer is said in a sentence without its password',
  async () => {
    const server = runOnce({ DATABASE_URL: 'postgres://sig:hunter2@127.0.0.1:1/status' });
    expect(await server.exited).toBe(1);
    expect(server.said.err).toMatch(/did not start:\n.*127\.0\.0\.1/);
    expectNoLeak(server.said.err);
  },
  hang,
);

test(
  'a second server on one data directory names the first and leaves it be',
  async () => {
    const SIG_STATUS_DATA = await dataDirectory();
    const first = runOnce({ SIG_STATUS_DATA });
    const url = await first.url();
    const second = runOnce({ SIG_STATUS_DATA });
    expect(await second.exited).toBe(1);
    expect(second.said.err).toContain(String(first.child.pid));
    expect((await fetch(`${url}/ready`)).status).toBe(200);
  },
  hang,
);

test('the settings in the README are those that are read, with their defaults', () => {
  for (const { name, fallback, meaning } of settingsTable) {
    const row = manual.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row, name).toBe(`| \`${name}\` | ${fallback ? `\`${fallback}\`` : ''} | ${meaning} |`);
  }
});
