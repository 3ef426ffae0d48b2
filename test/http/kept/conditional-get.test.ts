import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { meetings, projects } from '../../../src/db/tables/index.ts';
import { style } from '../../../src/page/assets.ts';
import { type TestDatabase, testDatabase } from '../../helpers/database.ts';
import { openSite, type Site, type SiteOptions } from '../../helpers/site.ts';
import { ask, persisted } from './questions.ts';

const READS = [
  persisted('Overview'),
  persisted('Project'),
  '/',
  '/projects/wireguard',
  '/changes.atom',
  '/projects/wireguard.json',
  '/badge/wireguard.svg',
  style.path,
];
const now = new Date('2018-02-01T12:00:00Z');

let database: TestDatabase;
const sites: Site[] = [];
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  database = await testDatabase('pglite', { seeded: true });
});
afterAll(async () => {
  vi.useRealTimers();
  await database.close();
});
afterEach(async () => {
  vi.setSystemTime(now);
  for (const site of sites.splice(0)) await site.close();
});
async function open(options: SiteOptions = {}): Promise<Site> {
  const site = await openSite({ on: database, clock: () => new Date(), keeps: true, ...options });
  sites.push(site);
  return site;
}
const another = async () => {
  const slug = `another-${Math.random().toString(36).slice(2)}`;
  await database.db.insert(projects).values({ slug, name: slug, summary: 'One more.' });
  await new Promise((resolve) => setTimeout(resolve, 600));
};

describe.each(READS)('%s', (path) => {
  test('is 304 without a body to whoever names what it is by now, in whichever form', async () => {
    const { url } = await open();
    const { headers, status, body } = await ask(url, { path });
    const etag = String(headers.etag);
    expect(status).toBe(200);
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    const strong = etag.slice(2);
    for (const named of [etag, strong, '*', `"one", ${etag}`, `W/"one",${strong} , "two"`])
      for (const method of ['GET', 'HEAD']) {
        const again = await ask(url, { path, method, headers: { 'if-none-match': named } });
        expect(again, named).toMatchObject({ status: 304, headers: { etag } });
        expect(again.body).toHaveLength(0);
        expect(again.headers).not.toHaveProperty('content-length');
        expect(again.headers).not.toHaveProperty('content-encoding');
        expect(again.headers['cache-control']).toBe(headers['cache-control']);
        expect(again.headers.vary).toBe(headers.vary);
      }
    for (const named of [
      '"one"',
      'W/"one", "two"',
      strong.slice(0, -2),
      '',
      etag.toLowerCase().replace('w/', ''),
    ])
      expect((await ask(url, { path, headers: { 'if-none-match': named } })).body, named).toEqual(body);
  });

  test('comes to each as it may be packed, and to HEAD with that length and nothing else', async () => {
    const { url } = await open();
    const plain = await ask(url, { path });
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const encoding of ['br', 'gzip'] as const)
      for (let round = 0; round < 2; round += 1) {
        const headers = { 'accept-encoding': encoding };
        const packed = await ask(url, { path, headers });
        const isPacked = plain.body.length >= 1024;
        expect(packed.headers['content-encoding']).toBe(isPacked ? encoding : undefined);
        expect(packed.headers['content-length']).toBe(String(packed.body.length));
        expect(isPacked ? unpack[encoding](packed.body) : packed.body).toEqual(plain.body);
        expect(packed.headers.etag).toBe(plain.headers.etag);
        expect(packed.headers.vary).toBe(plain.headers.vary);
        expect(/Accept-Encoding/.test(String(plain.headers.vary))).toBe(isPacked);
        const head = await ask(url, { path, method: 'HEAD', headers });
        expect(head).toEqual({ ...packed, body: Buffer.alloc(0) });
      }
  });

  test('with a credential is never public, and not kept', async () => {
    const { url } = await open({ config: { sharedCacheSeconds: 60 } });
    for (const authorization of ['Bearer sst_nothing', 'Basic YTpi', '']) {
      const asked = { path, headers: { authorization } };
      const { headers, status } = await ask(url, asked);
      expect(headers['cache-control'], authorization).toMatch(/^(?:private|no-store)/);
      expect((await ask(url, asked)).status).toBe(status);
    }
    const { headers } = await ask(url, { path });
    expect(headers['cache-control']).toMatch(/^public/);
  });
});

test('after a change it is 200 again, with another tag', async () => {
  const { url } = await open();
  for (const path of [persisted('Overview'), '/']) {
    const { headers } = await ask(url, { path });
    await another();
    const changed = await ask(url, { path, headers: { 'if-none-match': String(headers.etag) } });
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(headers.etag);
  }
});

test('what the endpoint says by GET says what it depends on', async () => {
  const { url } = await open({ config: { corsOrigins: ['https://a.example', 'https://b.example'] } });
  const of = async (origin: string) =>
    (await ask(url, { path: persisted('Project'), headers: { origin } })).headers;
  for (let round = 0; round < 2; round += 1) {
    expect((await of('https://a.example'))['access-control-allow-origin']).toBe('https://a.example');
    expect((await of('https://b.example'))['access-control-allow-origin']).toBe('https://b.example');
    expect((await of('https://c.example'))['access-control-allow-origin']).toBeUndefined();
    expect((await of('https://c.example')).vary).toBe('Accept, Authorization, Origin, Accept-Encoding');
  }
  const type = async (accept: string) =>
    (await ask(url, { path: persisted('Badge'), headers: { accept } })).headers['content-type'];
  for (let round = 0; round < 2; round += 1) {
    expect(await type('application/json')).toMatch(/^application\/json/);
    expect(await type('application/graphql-response+json')).toMatch(/^application\/graphql-response\+json/);
    expect(await type('text/html')).toMatch(/^text\/html/);
  }
  expect((await ask(url, { path: '/graphql', headers: { accept: 'text/html' } })).headers.vary).toMatch(
    /^Cookie, Accept/,
  );
});

test('a mutation by GET stays 405, and what is refused or missing is not to be kept by anybody', async () => {
  const { url } = await open({ config: { sharedCacheSeconds: 60 } });
  const mutation = `/graphql?${new URLSearchParams({ query: 'mutation { __typename }' })}`;
  for (const [path, status] of [
    [mutation, 405],
    [persisted('Nothing'), 400],
    ['/graphql?query={', 200],
    ['/nothing', 404],
    ['/badge/nothing.svg', 404],
  ] as const) {
    const answer = await ask(url, { path, headers: { 'if-none-match': '*' } });
    expect(answer.status, path).toBe(status);
    expect(answer.headers['cache-control'], path).toBe('no-store');
    expect(answer.headers).not.toHaveProperty('etag');
  }
});

describe('a cache in front of the server', () => {
  const [head, query] = ['/', persisted('Overview')];
  const lifeOf = async ({ url }: Site, path: string) =>
    Number(
      /^public, max-age=0, s-maxage=(\d+)$/.exec(
        String((await ask(url, { path })).headers['cache-control']),
      )?.[1] ?? 0,
    );

  test.each([1_000_000, 0])(
    'is let off asking, though never past the next change (%d bytes kept)',
    async (keepBytes) => {
      const site = await open({ config: { sharedCacheSeconds: 60, keepBytes } });
      const lives = async () => [
        await lifeOf(site, head),
        await lifeOf(site, query),
        await lifeOf(site, head),
      ];
      expect(await lives()).toEqual([60, 60, 60]);
      const startsAt = new Date(now.getTime() + 20_900 + keepBytes);
      // A planned meeting whose start has passed is told otherwise than one to come.
      await database.db
        .insert(meetings)
        .values({ date: '2018-02-01', startsAt, state: 'PLANNED' })
        .onConflictDoUpdate({ target: [meetings.date, meetings.name], set: { startsAt } });
      await new Promise((resolve) => setTimeout(resolve, 600));
      vi.setSystemTime(startsAt.getTime() - 20_900);
      expect(await lives()).toEqual([20, 20, 20]);
      vi.setSystemTime(startsAt.getTime() - 900);
      expect((await ask(site.url, { path: head })).headers['cache-control']).toBe('public, no-cache');
      vi.setSystemTime('2018-02-01T23:59:29.500Z');
      expect(await lives()).toEqual([30, 30, 30]);
      vi.setSystemTime('2018-02-02T00:00:00Z');
      expect(await lives()).toEqual([60, 60, 60]);
    },
  );

  test('asks each time where nobody said otherwise; files with a hash in their path are kept for good', async () => {
    const { url } = await open();
    for (const path of [head, query])
      expect((await ask(url, { path })).headers['cache-control']).toBe('public, no-cache');
    expect((await ask(url, { path: style.path })).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
  });
});
