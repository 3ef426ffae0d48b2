import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exports, views } from '../../src/page/views.ts';
import { testDatabase } from '../helpers/database.ts';
import { manual } from '../helpers/manual.ts';
import { openSite, type Site } from '../helpers/site.ts';
import { serve } from './fixtures/server.ts';

const origin = 'https://wiki.example.org';
const filled = (path: string, slug = 'wireguard') =>
  path
    .replace('/meetings/:key', '/meetings/2017-05-24')
    .replace(':slug', slug)
    .replace(':readiness', 'experimental');
const FILES = exports.map(({ path }) => filled(path));

const ask = (url: string, init: RequestInit = {}) =>
  fetch(url, { redirect: 'manual', ...init, headers: { origin, ...init.headers } });

function expectForEverybody({ headers }: Response, why = ''): void {
  expect(headers.get('access-control-allow-origin'), why).toBe('*');
  expect(headers.get('access-control-allow-credentials'), why).toBeNull();
  expect(headers.get('cross-origin-resource-policy'), why).toBe('cross-origin');
}

function expectOwn({ headers }: Response, why = ''): void {
  expect(
    [...headers.keys()].filter((name) => name.startsWith('access-control-')),
    why,
  ).toEqual([]);
  expect(headers.get('cross-origin-resource-policy'), why).toBe('same-origin');
}

describe.each([false, true])('with answers kept: %s', (keeps) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ keeps });
  });
  afterAll(() => site.close());

  test.each(FILES)('%s is for everybody, by GET, HEAD and OPTIONS, first and again', async (path) => {
    for (const method of ['GET', 'GET', 'HEAD']) {
      const response = await ask(site.url + path, { method });
      expect([method, response.status]).toEqual([method, 200]);
      expectForEverybody(response);
      expect(response.headers.get('access-control-expose-headers')).toContain('ETag');
    }
    const preflight = await ask(site.url + path, {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'GET', 'access-control-request-headers': 'if-none-match' },
    });
    expect(preflight.status).toBe(204);
    expectForEverybody(preflight);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
    const allowed = preflight.headers.get('access-control-allow-headers');
    expect(allowed).toContain('If-None-Match');
    expect(allowed).not.toMatch(/authorization|\*/i);
    const refused = await ask(site.url + path, { method: 'POST', body: 'x' });
    expect(refused.status).toBe(405);
    expectForEverybody(refused);
  });

  test.each(FILES)('%s is for everybody as 304', async (path) => {
    const { headers } = await ask(site.url + path);
    const again = await ask(site.url + path, { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    expectForEverybody(again);
  });

  test.each([
    ...exports.filter(({ path }) => path.includes(':slug')).map(({ path }) => [filled(path, 'nothing'), 404]),
    ['/changes.atom?asOf=yesterday', 400],
    ['/badge/wireguard.svg?asOf=yesterday', 400],
    ['/badge/%ff.svg', 400],
    ['/badge/%E2%80%AE.svg', 400],
    ['/compositions.yml?projects=nothing', 400],
    ['/badge/wireguard.svg/', 308],
    ['/./badge/wireguard.svg', 200],
    ['/meetings/../projects.csv', 200],
  ] as [string, number][])('%s, which is %i, is for everybody too', async (path, status) => {
    // As it stands: fetch would resolve it.
    const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const { hostname, port } = new URL(site.url);
      get({ hostname, port, path, headers: { origin } }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, ...response.headers });
      }).on('error', reject);
    });
    expect(headers).toMatchObject({
      status,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });

  test.each(['/', '/graphql?query={__typename}', '/projects/wireguard', '/nothing', '/badge/', '/ready'])(
    '%s keeps to the rules of pages',
    async (path) => {
      for (const method of ['GET', 'HEAD', 'OPTIONS'])
        expectOwn(await ask(site.url + path, { method }), method);
    },
  );

  test('a badge of no project says so as a badge', async () => {
    for (const slug of ['nothing', 'WireGuard%20%3Cscript%3E', 'x'.repeat(2000)]) {
      const response = await ask(`${site.url}/badge/${slug}.svg`);
      expect([slug, response.status]).toEqual([slug, 404]);
      expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      const svg = await response.text();
      expect(svg).toContain('not found');
      expect(svg).not.toContain('script');
      expect(svg.length).toBeLessThan(2000);
    }
    const json = await ask(`${site.url}/badge/nothing.json`);
    expect([json.status, await json.json()]).toEqual([
      404,
      { schemaVersion: 1, label: 'project', message: 'not found', color: '#686c73', isError: true },
    ]);
  });
});

test('a client that asks too often, and a database that is away, are told so across origins', async () => {
  const database = await testDatabase('pglite', { seeded: true });
  const site = await openSite({ on: database, config: { readsPerMinute: 2 } });
  const statuses = [];
  for (let asked = 0; asked < 4; asked += 1) {
    const response = await ask(`${site.url}/badge/wireguard.svg`, { method: asked > 2 ? 'OPTIONS' : 'GET' });
    statuses.push(response.status);
    expectForEverybody(response);
  }
  expect(statuses).toEqual([200, 200, 429, 429]);
  const another = await openSite({ on: database });
  await database.database.close();
  const away = await ask(`${another.url}/projects.csv`);
  expect(away.status).toBeGreaterThanOrEqual(500);
  expectForEverybody(away);
  await site.close();
  await another.close();
});

describe('in a frame', () => {
  const framing = ({ headers }: Response) => ({
    ancestors: /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1],
    option: headers.get('x-frame-options'),
  });
  const nobody = { ancestors: "'none'", option: 'DENY' };
  const example = (path: string) => filled(path).replace(':key', '2017-05-24').replace(':number', '1');
  const paths = views.map(({ path }) => example(path));
  const [, list = ''] = /may show pages in a frame, and only these:\n(.*?)\.\n/s.exec(manual) ?? [];
  const documented = [...list.matchAll(/`([^`]+)`/g)].map(([, path]) => example(path ?? ''));

  test('nobody may hold a page, unless the setting says so', async () => {
    const site = await openSite();
    for (const path of paths) expect([path, framing(await ask(site.url + path))]).toEqual([path, nobody]);
    await site.close();
  });

  test('the sites of the setting may hold the documented pages, and no other', async () => {
    const site = await openSite({ config: { frameAncestors: [origin, 'https://lists.example.org'] } });
    const theirs = { ancestors: `${origin} https://lists.example.org`, option: null };
    for (const path of [...paths, '/graphql', '/nothing', '/ready', '/projects.csv'])
      expect([path, framing(await ask(site.url + path, { headers: { accept: 'text/html' } }))]).toEqual([
        path,
        documented.includes(path) ? theirs : nobody,
      ]);
    expect(documented.filter((path) => !paths.includes(path))).toEqual([]);
    expect(documented.length).toBeGreaterThan(5);
    expectOwn(await ask(site.url));
    await site.close();
  });
});

test('nothing is for others where nothing was said to be', async () => {
  const server = await serve();
  expectOwn(await ask(`${server.url}/badge/wireguard.svg`));
});
