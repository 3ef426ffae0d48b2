import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { built } from '../helpers/built.ts';
import { testDatabase, testDirectory } from '../helpers/database.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { startIssuer } from './sign-in/issuer.ts';

/** A server in a process of its own with these settings and no others. */
async function serverWith(settings: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, ['--liftoff-only', built.server], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said.text += chunk;
    });
  await expect.poll(() => said.text, { timeout: 120_000 }).toMatch(/listens on|did not start/);
  if (said.text.includes('did not start')) throw new Error(said.text);
  return { url: `http://${settings.HOST ?? '127.0.0.1'}:${settings.PORT}`, said };
}

async function freePort(): Promise<string> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  holder.close();
  await once(holder, 'close');
  return String(port);
}

/** Taken on 127.0.0.1 until the test ends: a server that is told another host can use it, and none that listens there or everywhere. */
async function portTakenHere(): Promise<string> {
  const holder = createTcpServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  onTestFinished(() => void holder.close());
  await once(holder, 'listening');
  return String((holder.address() as AddressInfo).port);
}

async function ask(url: string, query: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return `${response.status} ${await response.text()}`;
}

/** What a client that never ends its headers is answered. */
function slowClient(host: string, port: string): Promise<string> {
  return new Promise((resolved) => {
    let text = '';
    const socket = connect(Number(port), host, () => socket.write('GET / HTTP/1.1\r\n'));
    const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 100);
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(drip);
      resolved(text);
    });
  });
}

const reached = (url: string): Promise<number | null> =>
  fetch(url).then(
    ({ status }) => status,
    () => null,
  );

test('an embedded server goes by PORT, HOST, its data, its seeds, its issuers, its metrics, its log, its traces and its patience', async () => {
  const traced: string[] = [];
  const collector = createServer((request, response) => {
    traced.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => response.end('{}'));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void collector.close());
  await once(collector, 'listening');
  const issuer = await startIssuer('home', {
    rules: [{ claim: 'groups', has: 'chairs', role: 'CHAIR', projects: [] }],
  });
  onTestFinished(() => issuer.close());
  const plain = temporaryDirectory();
  const { path, remove } = await testDirectory();
  onTestFinished(() => {
    plain.remove();
    remove();
  });
  const [PORT, SIG_STATUS_METRICS_PORT, seededPort] = [
    await portTakenHere(),
    await portTakenHere(),
    await freePort(),
  ];
  const { issuer: name, audience, algorithms, jwksUri, rules } = issuer.settings;

  const { url, said } = await serverWith({
    PORT,
    HOST: '127.0.0.3',
    SIG_STATUS_DATA: path,
    SIG_STATUS_SEED: 'off',
    SIG_STATUS_GROUP: resolve(import.meta.dirname, '../fixtures/group'),
    SIG_STATUS_ISSUERS: JSON.stringify([{ issuer: name, audience, algorithms, jwksUri, rules }]),
    SIG_STATUS_METRICS_PORT,
    SIG_STATUS_METRICS_HOST: '127.0.0.2',
    SIG_STATUS_REQUEST_TIMEOUT_MS: '900',
    SIG_STATUS_STATEMENT_TIMEOUT_MS: '800',
    SIG_STATUS_POOL_WAIT_MS: '800',
    SIG_STATUS_TRACES_URL: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`,
    LOG_LEVEL: 'error',
  });
  // PORT and HOST
  expect(await reached(`${url}/health`)).toBe(200);
  // SIG_STATUS_SEED
  expect(await ask(url, '{ projects { totalCount } }')).toContain('"totalCount":0');
  // SIG_STATUS_GROUP
  expect(await ask(url, '{ group { name } }')).toContain('"name":"Packaging Working Group"');
  // SIG_STATUS_ISSUERS
  const token = await issuer.sign({ groups: ['chairs'] });
  expect(await ask(url, '{ viewer { role } }', { authorization: `Bearer ${token}` })).toContain('"CHAIR"');
  // SIG_STATUS_METRICS_PORT and SIG_STATUS_METRICS_HOST
  expect(await reached(`http://127.0.0.2:${SIG_STATUS_METRICS_PORT}/metrics`)).toBe(200);
  expect(await reached(`${url}/metrics`)).toBe(404);
  // SIG_STATUS_REQUEST_TIMEOUT_MS
  expect(await slowClient('127.0.0.3', PORT)).toMatch(/^HTTP\/1\.1 408 /);
  // LOG_LEVEL
  expect(said.text).not.toContain('"level":30');
  // SIG_STATUS_TRACES_URL
  await expect.poll(() => traced, { timeout: 30_000 }).toContain('POST /v1/traces');

  // SIG_STATUS_DATA
  expect(readdirSync(plain.path)).toEqual([]);
  const usual = await serverWith({ PORT: seededPort, SIG_STATUS_DATA: plain.path });
  expect(readdirSync(plain.path)).not.toEqual([]);
  expect(await reached(`http://127.0.0.3:${seededPort}/health`)).toBeNull();
  expect(await reached(`${usual.url}/metrics`)).toBe(200);
  expect(await ask(usual.url, '{ group { name } }')).toContain('Security SIG');
  expect(await ask(usual.url, '{ projects { totalCount } }')).toMatch(/"totalCount":[1-9]/);
  expect(await ask(usual.url, '{ viewer { role } }', { authorization: `Bearer ${token}` })).toMatch(/^401/);
  expect(usual.said.text).toContain('"level":30');
});

test('a server on PostgreSQL goes by DATABASE_URL, the size of its pool and its bounds for waiting', async () => {
  const database = await testDatabase('postgres', { seeded: true });
  onTestFinished(() => database.close());
  const common = { DATABASE_URL: database.url ?? '', LOG_LEVEL: 'silent', SIG_STATUS_KEEP_BYTES: '0' };
  const impatient = await serverWith({
    ...common,
    PORT: await freePort(),
    SIG_STATUS_STATEMENT_TIMEOUT_MS: '700',
    SIG_STATUS_POOL_SIZE: '3',
    SIG_STATUS_POOL_WAIT_MS: '9000',
  });
  const usual = await serverWith({ ...common, PORT: await freePort() });
  const crowded = await serverWith({
    ...common,
    PORT: await freePort(),
    SIG_STATUS_POOL_SIZE: '1',
    SIG_STATUS_POOL_WAIT_MS: '300',
  });
  const question = '{ projects { totalCount nodes { slug name } } }';
  for (const { url } of [impatient, usual, crowded]) expect(await ask(url, question)).toMatch(/^200/);

  const waiting: Promise<string>[] = [];
  await database.db.transaction(async (lock) => {
    await lock.execute(sql`lock table projects in access exclusive mode`);
    // SIG_STATUS_STATEMENT_TIMEOUT_MS: the statement that waits for the lock is given up; the usual one goes on waiting.
    const patient = ask(usual.url, question);
    waiting.push(patient);
    const first = Promise.race([patient, ask(impatient.url, question).then((answer) => `first: ${answer}`)]);
    expect(await first).toMatch(/^first: 503/);
    // SIG_STATUS_POOL_SIZE and SIG_STATUS_POOL_WAIT_MS: the only connection is taken, and nobody waits long for it.
    waiting.push(ask(crowded.url, question));
    await expect
      .poll(() => ask(crowded.url, '{ meetings { totalCount } }'), { timeout: 20_000 })
      .toMatch(/^503/);
    expect(await ask(usual.url, '{ meetings { totalCount } }')).toMatch(/^200/);
  });
  await Promise.all(waiting);
});
