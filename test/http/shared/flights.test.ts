import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { AppOptions } from '../../../src/http/index.ts';
import { read, serve } from '../fixtures/server.ts';

type Page = AppOptions['page'];
const farOff = () => new Date(Date.now() + 1e9);
const nothingKept = { keepBytes: 0 };

/** A page that is computed until it is let go, and says how often it was begun. */
async function serveSlowly(
  given: { status?: number; config?: object; fails?: boolean; version?: () => number } = {},
) {
  const { status = 200, fails, version = () => 1 } = given;
  let begun = 0;
  let letGo = () => {};
  const signals: AbortSignal[] = [];
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const page: Page = async (request) => {
    begun += 1;
    const text = String(begun);
    signals.push(request.signal);
    await gate;
    if (fails) throw new Error('hunter2');
    const cache = status === 200 ? 'public, no-cache' : 'no-store';
    return new Response(text, { status, headers: { 'content-type': 'text/plain', 'cache-control': cache } });
  };
  let hear = () => {};
  const server = await serve(
    { ...nothingKept, ...given.config },
    {
      page,
      ledgerState: async () => ({ version: version(), nextChangeAt: farOff() }),
      listenToLedger: async (heard) => {
        hear = heard;
      },
    },
  );
  let arrived = 0;
  server.edge.server.on('request', () => {
    arrived += 1;
  });
  return { server, letGo, signals, hear: () => hear(), begun: () => begun, arrived: () => arrived };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !isSo(); tries += 1) await sleep(5);
  expect(isSo()).toBe(true);
}

test.each([200, 404])(
  'ten readers of one page that is not kept cost one computation (%i)',
  async (status) => {
    const { server, letGo, begun, arrived } = await serveSlowly({ status });
    const readers = Array.from({ length: 10 }, () => fetch(`${server.url}/a`));
    await until(() => begun() > 0 && arrived() === 10);
    await sleep(100);
    letGo();
    const answers = await Promise.all(readers);
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 10 }, () => status));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text())))).toEqual(new Set(['1']));
    expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(10);
    expect(begun()).toBe(1);
    // Nothing is kept of it: who comes later is answered anew.
    expect(await (await fetch(`${server.url}/a`)).text()).toBe('2');
  },
);

test('a reader who goes away takes nothing from the others, and the last one ends the computation', async () => {
  const { server, letGo, begun, signals } = await serveSlowly();
  const first = new AbortController();
  const gone = fetch(`${server.url}/a`, { signal: first.signal }).catch(() => 'gone');
  await until(() => begun() === 1);
  const stays = fetch(`${server.url}/a`);
  await sleep(50);
  first.abort();
  expect(await gone).toBe('gone');
  await sleep(50);
  expect(signals[0]?.aborted).toBe(false);
  letGo();
  expect(await (await stays).text()).toBe('1');

  const alone = await serveSlowly();
  const only = new AbortController();
  const left = fetch(`${alone.server.url}/a`, { signal: only.signal }).catch(() => 'gone');
  await until(() => alone.begun() === 1);
  only.abort();
  await left;
  await until(() => alone.signals[0]?.aborted === true);
  alone.letGo();
});

test('an error is told to those who wait, each under a request id of its own, and to nobody later', async () => {
  const { server, letGo, begun } = await serveSlowly({ fails: true });
  const readers = Array.from({ length: 5 }, () => fetch(`${server.url}/a`));
  await until(() => begun() === 1);
  await sleep(50);
  letGo();
  const answers = await Promise.all((await Promise.all(readers)).map(read));
  expect(answers.map(({ status }) => status)).toEqual([500, 500, 500, 500, 500]);
  expect(begun()).toBe(1);
  expect((await fetch(`${server.url}/a`)).status).toBe(500);
  expect(begun()).toBe(2);
});

test('who asks after a write does not wait for what was begun before it', async () => {
  let version = 1;
  const { server, letGo, begun, hear } = await serveSlowly({ version: () => version });
  const before = fetch(`${server.url}/a`);
  await until(() => begun() === 1);
  version = 2;
  hear();
  const after = fetch(`${server.url}/a`);
  await until(() => begun() === 2);
  letGo();
  expect([await (await before).text(), await (await after).text()]).toEqual(['1', '2']);
});

test('who sends a credential shares with nobody', async () => {
  const { server, letGo, begun } = await serveSlowly();
  const headers = { authorization: 'Bearer x' };
  const readers = Array.from({ length: 3 }, () => fetch(`${server.url}/a`, { headers }));
  await until(() => begun() === 3);
  letGo();
  for (const answer of await Promise.all(readers))
    expect(answer.headers.get('cache-control')).toMatch(/^private/);
});

test('ten of the same query at once are executed once, ten mutations ten times', async () => {
  const ledgerState = async () => ({ version: 1, nextChangeAt: farOff() });
  const server = await serve(nothingKept, { ledgerState });
  const ask = () => server.post({ query: '{ sleep(ms: 2000) }' }).then(read);
  const answers = await Promise.all(Array.from({ length: 10 }, ask));
  expect(answers.map(({ body }) => body.data)).toEqual(Array.from({ length: 10 }, () => ({ sleep: true })));
  expect(server.doings.contexts).toBe(1);
  await Promise.all(
    Array.from({ length: 10 }, () => server.post({ query: 'mutation { bump nap(ms: 50) }' }).then(read)),
  );
  expect(server.doings.bumps).toBe(10);
});

test('one client who has asked for too much does not take the answer from another one', async () => {
  const { BlockList } = await import('node:net');
  const trustedProxies = new BlockList();
  trustedProxies.addSubnet('127.0.0.0', 8, 'ipv4');
  const ledgerState = async () => ({ version: 1, nextChangeAt: farOff() });
  let begun = () => {};
  const page: Page = async (_request, execute) => {
    begun();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { data } = await execute('{ projects { nodes { slug } } }');
    return new Response(JSON.stringify(data), { headers: { 'cache-control': 'public, no-cache' } });
  };
  const server = await serve({ ...nothingKept, pointsPerMinute: 30, trustedProxies }, { page, ledgerState });
  const get = (from: string) => fetch(`${server.url}/a`, { headers: { 'x-forwarded-for': from } });
  expect((await get('203.0.113.1')).status).toBe(200);
  // The first of these three has nothing left, and is the one that computes.
  const computes = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const [poor, ...others] = await Promise.all([
    get('203.0.113.1'),
    computes.then(() => get('203.0.113.2')),
    computes.then(() => get('203.0.113.3')),
  ]);
  expect(poor?.status).toBe(429);
  expect(others.map(({ status }) => status)).toEqual([200, 200]);
});

test('event streams are not shared', async () => {
  const ledgerState = async () => ({ version: 1, nextChangeAt: farOff() });
  const server = await serve(nothingKept, { ledgerState });
  const listen = () => server.post({ query: 'subscription { ticks }' }, { accept: 'text/event-stream' });
  const texts = await Promise.all(
    (await Promise.all([listen(), listen(), listen()])).map((answer) => answer.text()),
  );
  for (const text of texts) expect(text.match(/"ticks"/g)).toHaveLength(3);
});
