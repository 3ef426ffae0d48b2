import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { createAllowance } from '../../src/http/limits/allowance.ts';
import { countMutations } from '../../src/http/limits/count-mutations.ts';
import { OPERATION_POINTS } from '../../src/http/limits/effort.ts';
import { expectAlive, read, serve } from './fixtures/server.ts';

const bumps = (count: number) =>
  `mutation { ${Array.from({ length: count }, (_, i) => `b${i}: bump`).join(' ')} }`;

test('mutations are counted one by one, and a document with more than are left is refused whole', async () => {
  const server = await serve({ writesPerMinute: 5 });
  expect((await read(await server.post({ query: bumps(3) }))).status).toBe(200);
  const refused = await server.post({ query: bumps(3) });
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  const { code, body } = await read(refused);
  expect(code).toBe('TOO_MANY_REQUESTS');
  expect(body.errors?.[0]?.message).toMatch(/This request has 3, and 2 are left: none of it was done/);
  expect(server.doings.bumps).toBe(3);
  // What was refused has used nothing up.
  expect((await read(await server.post({ query: bumps(2) }))).status).toBe(200);
  expect((await read(await server.post({ query: bumps(1) }))).status).toBe(429);
  expect(server.doings.bumps).toBe(5);
});

test('a document with more mutations than the limit says that it will never be taken', async () => {
  const server = await serve({ writesPerMinute: 5 });
  const { status, code, body } = await read(await server.post({ query: bumps(30) }));
  expect({ status, code }).toEqual({ status: 429, code: 'TOO_MANY_REQUESTS' });
  expect(body.errors?.[0]?.message).toMatch(
    /At most 5 mutations .* has 30: it can never be answered as it is; send it in parts/,
  );
  expect(server.doings.bumps).toBe(0);
});

test.each<[string, number]>([
  ['mutation { bump }', 1],
  ['mutation { a: bump b: bump __typename }', 2],
  // One name of the answer is one act, however often it is written.
  ['mutation { bump bump ...F ... { bump } } fragment F on Mutation { bump }', 1],
  [
    'mutation { ...F ...F } fragment F on Mutation { a: bump ...G } fragment G on Mutation { b: bump c: bump }',
    3,
  ],
  ['mutation { a: bump @skip(if: true) b: bump }', 2],
])('%s does %i', (text, count) => {
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  expect(countMutations(document, operation)).toBe(count);
});

test('reads are let in by what they may cost, and charged what they took', async () => {
  const server = await serve({ pointsPerMinute: 2 * OPERATION_POINTS + 10 });
  const statusOf = async (query: string) => (await read(await server.post({ query }))).status;
  const statuses = [];
  for (let sent = 0; sent < 4; sent += 1) statuses.push(await statusOf('{ projects { nodes { slug } } }'));
  expect(statuses).toEqual([200, 200, 429, 429]);
  expect(await statusOf('{ projects(first: 5) { nodes { slug } } }')).toBe(200);
  // That one took what was left, and more.
  expect(await statusOf('{ hello }')).toBe(429);
  const list = 'projects(first: 100) { nodes { slug } }';
  const { body } = await read(await server.post({ query: `{ a: ${list} b: ${list} }` }));
  expect(body.errors?.[0]?.message).toMatch(
    /At most 130 points of cost .* has \d+: it can never be answered/,
  );
});

test('a page is charged for the operations behind it, and refused as they are', async () => {
  const server = await serve(
    { pointsPerMinute: 2 * OPERATION_POINTS + 10 },
    {
      page: async (_request, execute) => {
        const { data } = await execute('{ projects { nodes { slug } } }');
        return new Response(JSON.stringify(data), { headers: { 'cache-control': 'no-store' } });
      },
    },
  );
  const get = () => fetch(`${server.url}/a/page`);
  const statuses = [(await get()).status, (await get()).status];
  const refused = await get();
  expect([...statuses, refused.status]).toEqual([200, 200, 429]);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await read(await server.post({ query: '{ projects { nodes { slug } } }' }))).status).toBe(429);
});

test('what is left is told in RateLimit and RateLimit-Policy', async () => {
  const server = await serve({ readsPerMinute: 100, pointsPerMinute: 1000, writesPerMinute: 7 });
  const first = await server.post({ query: '{ projects { nodes { slug } } }' });
  expect(first.headers.get('ratelimit-policy')).toBe('"reads";q=100;w=60, "points";q=1000;w=60');
  expect(first.headers.get('ratelimit')).toMatch(/^"reads";r=99;t=\d+, "points";r=940;t=\d+$/);
  const second = await server.post({ query: bumps(3) });
  expect(second.headers.get('ratelimit-policy')).toBe(
    '"reads";q=100;w=60, "points";q=1000;w=60, "writes";q=7;w=60',
  );
  expect(second.headers.get('ratelimit')).toMatch(
    /^"reads";r=98;t=\d+, "points";r=939;t=\d+, "writes";r=4;t=\d+$/,
  );
  const refused = await server.post({ query: bumps(5) });
  expect(refused.status).toBe(429);
  expect(refused.headers.get('ratelimit')).toMatch(/"writes";r=4;/);
});

test('nothing is told of what has no limit', async () => {
  const server = await serve({ readsPerMinute: 0, pointsPerMinute: 0, writesPerMinute: 0 });
  const { headers } = await server.post({ query: bumps(30) });
  expect([headers.get('ratelimit'), headers.get('ratelimit-policy')]).toEqual([null, null]);
  expect(server.doings.bumps).toBe(30);
});

test('an answer that a shared cache may keep does not tell everybody what is left to one', async () => {
  const page = async () => new Response('everybody', { headers: { 'cache-control': 'public, no-cache' } });
  const server = await serve({}, { page });
  for (const path of [
    '/',
    '/graphql?query=%7Bhello%7D',
    '/graphql/none.js',
    '/ready',
    '/graphql?query=%7Bx%7D',
  ]) {
    const { headers } = await fetch(server.url + path, { headers: { accept: 'application/json' } });
    const isOwn = /no-store|private/.test(headers.get('cache-control') ?? '');
    expect([path, headers.has('ratelimit'), headers.has('ratelimit-policy')]).toEqual([path, isOwn, isOwn]);
  }
  const etag = (await fetch(server.url)).headers.get('etag') ?? '';
  const unchanged = await fetch(server.url, { headers: { 'if-none-match': etag } });
  expect([unchanged.status, unchanged.headers.has('ratelimit')]).toEqual([304, false]);
});

test('what is remembered of clients is bounded, and whoever floods is never forgotten', () => {
  const { take, left } = createAllowance('reads', 3, 'requests');
  for (let client = 0; client < 200_000; client += 1) {
    take(`client ${client}`, 1);
    if (client % 100_000 < 1) take('flood', 1);
    left('flood');
  }
  expect(left('flood').count).toBe(1);
  expect(left('client 0').count).toBe(3);
});

test('the process lives after all of it', async () => {
  const server = await serve({ readsPerMinute: 1 });
  for (let sent = 0; sent < 20; sent += 1) await server.post({ query: bumps(30) });
  await expectAlive(server);
});
