import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

describe('what is not there', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test.each([
    ['/projects/wiregard', 'WireGuard'],
    ['/projects/Landlock', 'Landlock'],
    ['/projects/ima', 'IMA namespacing'],
    ['/meting', 'Meetings'],
    ['/wireguard', 'WireGuard'],
    ['/projects/clear%20containers', 'Clear Containers'],
  ])('at %s is 404, and suggests %s', async (path, suggested) => {
    const response = await site.get(path);
    const words = wordsOf(await response.text());
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(words.split('Did you mean')[1]?.split('Or start from')[0]).toContain(suggested);
  });

  test.each([
    '/projects/a%20b',
    '//evil.example/x',
    '/a/b/c/d',
    '/..%2f..%2fetc/passwd',
    `/${'x'.repeat(1000)}`,
  ])('at %s is a page that says so', async (path) => {
    const response = await site.get(path);
    expect(response.status).toBe(404);
    expect(wordsOf(await response.text())).toContain('There is no page at this address');
  });

  test('is found again without its trailing slash', async () => {
    const response = await site.get('/meetings/?asOf=2017-06-07');
    expect([response.status, response.headers.get('location')]).toEqual([308, '/meetings?asOf=2017-06-07']);
    expect((await site.get('/projects')).headers.get('location')).toBe('/');
  });

  test('never leads to another host', async () => {
    for (const path of ['//evil.example/', '///evil.example//', '//evil.example/..//']) {
      const location = (await site.get(path)).headers.get('location');
      expect([path, location && new URL(location, site.url).origin]).toEqual([path, location && site.url]);
    }
  });

  test('says nothing about itself to whoever collects pages', async () => {
    const html = await site.html('/nothing', 404);
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toContain('og:url');
  });
});

test('a database that is away makes a page that says what to expect, and a retry that comes by itself', async () => {
  const site = await openSite({ kind: 'pglite' });
  await site.database.close();
  // At once, and when nobody knows any more at which version the ledger stands.
  const paths = ['/', '/projects/wireguard', '/meetings', '/nothing', '/changes.atom'];
  for (const path of [...paths, null, '/', '/changes.atom', '/projects.csv', '/badge/wireguard.svg']) {
    if (path === null) {
      await sleep(1000);
      continue;
    }
    const response = await site.get(path);
    expect([path, response.status]).toEqual([path, 503]);
    expect(response.headers.get('retry-after')).toBe('2');
    const words = wordsOf(await response.text());
    expect(words).toContain('Back in a moment');
    expect(words).toContain('Nothing that was recorded is lost.');
  }
  expect((await site.get('/health')).status).toBe(200);
  await site.close().catch(() => {});
});

test('pages name themselves by the address that readers reach them at', async () => {
  const site = await openSite({ config: { publicUrl: 'https://status.example.org' } });
  const html = await site.html('/projects/wireguard?asOf=2017-06-07');
  expect(html).toContain(
    'property="og:url" content="https://status.example.org/projects/wireguard?asOf=2017-06-07"',
  );
  expect(html).toContain('(https://status.example.org/badge/wireguard.svg)');
  await site.close();
});

test('a page is answered whatever an operation may cost, and what a client asks is not', async () => {
  const site = await openSite({ config: { maxCost: 100 } });
  try {
    await site.html('/', 200);
    const { errors } = await (
      await fetch(`${site.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ projects(first: 100) { nodes { slug nextGate { verdict } } } }' }),
      })
    ).json();
    expect(errors[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
  } finally {
    await site.close();
  }
});
