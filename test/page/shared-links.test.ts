import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostile, seedHostile } from '../helpers/hostile.ts';
import { openSite, type Site } from '../helpers/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const linkedData = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null');

async function pictureOf(html: string) {
  const [, address = ''] = /<meta property="og:image" content="([^"]+)"/.exec(html) ?? [];
  const { pathname, search } = new URL(address.replaceAll('&amp;', '&'));
  const response = await site.get(pathname + search);
  return { pathname, response, bytes: Buffer.from(await response.arrayBuffer()) };
}

test.each([
  ['/', '/overview.png'],
  ['/matrix', '/overview.png'],
  ['/projects/wireguard', '/projects/wireguard.png'],
  ['/projects/kspp?asOf=2017-06-07', '/projects/kspp.png'],
  ['/meetings/2017-05-24', '/meetings/2017-05-24.png'],
])('%s names a picture that is one: %s', async (path, expected) => {
  const { pathname, response, bytes } = await pictureOf(await site.html(path));
  expect(pathname).toBe(expected);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  // Without letters it would be a few areas of colour.
  expect(bytes.length).toBeGreaterThan(8_000);
});

test('pictures differ by what they say, are asked for once, and are not there for what is not', async () => {
  const of = async (path: string) => Buffer.from(await (await site.get(path)).arrayBuffer());
  expect((await of('/projects/wireguard.png')).equals(await of('/projects/landlock.png'))).toBe(false);
  const day = '/projects/wireguard.png?asOf=2017-01-01';
  expect((await of('/projects/wireguard.png')).equals(await of(day))).toBe(false);
  const etag = (await site.get('/projects/wireguard.png')).headers.get('etag') ?? '';
  expect((await site.get('/projects/wireguard.png', { 'if-none-match': etag })).status).toBe(304);
  for (const path of ['/projects/nothing.png', '/meetings/2017-05-25.png', '/meetings/x.png'])
    expect([path, (await site.get(path)).status]).toEqual([path, 404]);
});

test('a page says what it is about to programs as well', async () => {
  expect(linkedData(await site.html('/'))).toMatchObject({ '@type': 'Dataset' });
  expect(linkedData(await site.html('/projects/wireguard'))).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'SoftwareSourceCode',
    name: 'WireGuard',
    creativeWorkStatus: 'Experimental',
    dateModified: '2017-03-17',
  });
  expect(linkedData(await site.html('/meetings/2017-05-24'))).toMatchObject({
    '@type': 'Event',
    startDate: '2017-05-24T16:00:00.000Z',
  });
  expect(linkedData(await site.html('/criteria'))).toMatchObject({ '@type': 'WebPage' });
  expect(await site.html('/nothing', 404)).not.toContain('ld+json');
});

test('the map of the site names every project, meeting and view, and is found', async () => {
  expect(await (await site.get('/robots.txt')).text()).toMatch(/^Sitemap: http:\/\/.*\/sitemap\.xml$/m);
  const locations = async (path: string) =>
    [...(await (await site.get(path)).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, address = '']) => new URL(address).pathname,
    );
  const lists = await locations('/sitemap.xml');
  expect(lists).toEqual(['/sitemap-projects.xml', '/sitemap-meetings.xml']);
  const all = (await Promise.all(lists.map(locations))).flat();
  for (const path of [
    '/',
    '/matrix',
    '/brief',
    '/projects/wireguard',
    '/projects/shiftfs',
    '/meetings/2017-05-24',
  ])
    expect(all).toContain(path);
  expect(new Set(all).size).toBe(all.length);
  for (const path of all) expect([path, (await site.get(path)).status]).toEqual([path, 200]);
});

test('nothing that was typed leaves the data it stands in, or breaks a picture', async () => {
  const other = await openSite({ fill: seedHostile });
  try {
    const overview = await other.html('/');
    for (const [, path = ''] of overview.matchAll(/<th scope="row"[^>]*><a href="([^"]+)"/g)) {
      const html = await other.html(path);
      expect(() => linkedData(html)).not.toThrow();
      expect(linkedData(html).name.length).toBeGreaterThan(0);
      expect((await other.get(`${path}.png`)).status).toBe(200);
    }
    expect(overview).not.toContain(hostile.closing);
  } finally {
    await other.close();
  }
});
