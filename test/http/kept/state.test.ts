import { expect, test } from 'vitest';
import type { Config } from '../../../src/config.ts';
import type { AppOptions } from '../../../src/http/index.ts';
import { serve } from '../fixtures/server.ts';

const farOff = () => new Date(Date.now() + 1e9);
type Page = AppOptions['page'];

/** A page that is public and says how often it has been computed; `work` happens while it is. */
async function serveCounting(
  options: Partial<AppOptions>,
  work: (...given: Parameters<Page>) => unknown = () => {},
  config: Partial<Config> = { requestTimeoutMs: 500 },
) {
  let computed = 0;
  let hear = () => {};
  const page: Page = async (request, execute, readState) => {
    computed += 1;
    const text = String(computed);
    await work(request, execute, readState);
    return new Response(text, {
      headers: { 'content-type': 'text/plain', 'cache-control': 'public, no-cache' },
    });
  };
  const listenToLedger = async (heard: () => void) => {
    hear = heard;
  };
  const server = await serve(config, { page, listenToLedger, ...options });
  return {
    server,
    hear: () => hear(),
    get: async (path = '/') => {
      const response = await fetch(server.url + path);
      return response.status === 200 ? response.text() : response.status;
    },
  };
}

test('an answer is kept under the version that was read before it was computed', async () => {
  let version = 1;
  const { get, hear } = await serveCounting(
    { ledgerState: async () => ({ version, nextChangeAt: farOff() }) },
    () => {
      version = 2;
    },
  );
  expect(await get()).toBe('1');
  hear();
  expect(await get()).toBe('2');
  expect(await get()).toBe('2');
});

test('an answer that was computed across the instant of the next change is not given again', async () => {
  const instants = [new Date(Date.now() + 2000)];
  const { get } = await serveCounting(
    { ledgerState: async () => ({ version: 1, nextChangeAt: instants[0] ?? farOff() }) },
    async () => {
      const instant = instants.shift();
      if (instant) await new Promise((resolve) => setTimeout(resolve, instant.getTime() - Date.now() + 5));
    },
    { requestTimeoutMs: 5000 },
  );
  expect([await get(), await get(), await get()]).toEqual(['1', '2', '2']);
});

test('a version that was being read while something was written is not believed afterwards', async () => {
  const version = 1;
  const readers: ((version: number) => void)[] = [];
  const { get, hear } = await serveCounting({
    ledgerState: () =>
      new Promise((resolve) => {
        readers.push((read) => resolve({ version: read, nextChangeAt: farOff() }));
      }),
  });
  const read = async (many: number) => {
    while (readers.length < many) await new Promise((resolve) => setTimeout(resolve, 5));
    return readers[many - 1] as (version: number) => void;
  };
  // What the server asks as it starts.
  (await read(1))(version);
  hear();
  const first = get();
  const oldest = await read(2);
  hear();
  oldest(version);
  expect(await first).toBe('1');
  const second = get();
  (await read(3))(version + 1);
  expect(await second, 'not what was kept under the old version').toBe('2');
});

test('where the version cannot be read, all is answered and nothing is kept', async () => {
  const { get } = await serveCounting({
    ledgerState: () => Promise.reject(new Error('no database')),
    listenToLedger: () => Promise.reject(new Error('no database')),
  });
  expect([await get(), await get()]).toEqual(['1', '2']);
});

test('where nobody says the version, the answer comes within the time that it may take', async () => {
  const { server } = await serveCounting({ ledgerState: () => new Promise(() => {}) });
  const begun = performance.now();
  const answers = await Promise.all([fetch(server.url), server.post({ query: '{ hello }' })]);
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  expect(performance.now() - begun).toBeLessThan(5000);
});

test('a page that was made of an operation that failed is not kept, whatever the page made of it', async () => {
  const ledgerState = async () => ({ version: 1, nextChangeAt: farOff() });
  const failing = await serveCounting({ ledgerState }, (_request, execute) => execute('{ programFault }'));
  expect([await failing.get(), await failing.get()]).toEqual(['1', '2']);
  const fine = await serveCounting({ ledgerState }, (_request, execute) => execute('{ hello }'));
  expect([await fine.get(), await fine.get()]).toEqual(['1', '1']);
});

test('streams are neither kept nor made of what is kept', async () => {
  const { server } = await serveCounting({
    ledgerState: async () => ({ version: 1, nextChangeAt: farOff() }),
  });
  const stream = async () =>
    (await server.post({ query: 'subscription { ticks }' }, { accept: 'text/event-stream' })).text();
  const first = await stream();
  expect(first).toContain('event: next');
  expect(await stream()).toBe(first);
  const byGet = `${server.url}/graphql?${new URLSearchParams({ query: 'subscription { ticks }' })}`;
  for (let round = 0; round < 2; round += 1) {
    const response = await fetch(byGet, { headers: { accept: 'text/event-stream' } });
    expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(await response.text()).toContain('event: next');
  }
});

test('a body sent with a read is read, and bounded, also where the answer is at hand', async () => {
  const { server } = await serveCounting({
    ledgerState: async () => ({ version: 1, nextChangeAt: farOff() }),
  });
  await fetch(server.url);
  const head = 'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n';
  expect(await server.raw(`${head}content-length: 2\r\n\r\nab`)).toMatch(/^HTTP\/1\.1 200 /);
  expect(await server.raw(`${head}content-length: 999999999\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
});
