import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../graphql/write/api.ts';
import { describeOnBoth } from '../helpers/database.ts';
import { seed } from '../helpers/seed.ts';
import { openSite, type Site } from '../helpers/site.ts';

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => name === 'entry' || name === 'link',
  textNodeName: 'text',
});

interface Atom {
  id: string;
  updated: string;
  title: string;
  link: { '@rel': string; '@href': string }[];
  entry?: { id: string; updated: string; title: { text: string }; content: { text: string } }[];
}

interface JsonFeed {
  title: string;
  home_page_url: string;
  feed_url: string;
  next_url?: string;
  items: { id: string; url: string; title: string; content_html: string; date_modified: string }[];
}

async function atomOf(answer: Response): Promise<Atom> {
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(XMLValidator.validate(text)).toBe(true);
  return (xml.parse(text) as { feed: Atom }).feed;
}
const linkOf = ({ link }: Atom, rel: string) => link.find((one) => one['@rel'] === rel)?.['@href'];
const pathOf = (address: string) => {
  const { pathname, search } = new URL(address);
  return pathname + search;
};
const URN = /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const FEEDS = ['/changes', '/changes/experimental', '/projects/wireguard', '/proposals', '/meetings'];

describe('on the seeds', () => {
  let site: Site;
  let moved: Site;
  beforeAll(async () => {
    site = await openSite({ config: { publicUrl: 'http://status.example.org:8080' } });
    moved = await openSite({ on: site.database, config: { publicUrl: 'https://elsewhere.example.com' } });
  });
  afterAll(async () => {
    await moved.close();
    await site.close();
  });

  test.each(FEEDS)(
    '%s is the same feed with the same entries after a move to another address',
    async (path) => {
      const [before, after] = await Promise.all([
        atomOf(await site.get(`${path}.atom`)),
        atomOf(await moved.get(`${path}.atom`)),
      ]);
      expect(linkOf(before, 'self')).toBe(`http://status.example.org:8080${path}.atom`);
      expect(linkOf(after, 'self')).toBe(`https://elsewhere.example.com${path}.atom`);
      expect(before.id).toMatch(URN);
      expect(after.id).toBe(before.id);
      const ids = before.entry?.map(({ id }) => id) ?? [];
      expect(ids.length).toBeGreaterThan(0);
      for (const id of ids) expect(id).toMatch(URN);
      expect(after.entry?.map(({ id }) => id)).toEqual(ids);
      const json = (await (await moved.get(`${path}.json`)).json()) as JsonFeed;
      expect(json.items.map(({ id }) => id)).toEqual(ids);
      for (const { url } of json.items) expect(url).toMatch(/^https:\/\/elsewhere\.example\.com\//);
    },
  );

  test('no two feeds, and no two things, have one id', async () => {
    const feeds = await Promise.all(FEEDS.map(async (path) => atomOf(await site.get(`${path}.atom`))));
    expect(new Set(feeds.map(({ id }) => id)).size).toBe(FEEDS.length);
    const [changes, , , proposals, meetings] = feeds.map(({ entry = [] }) => entry.map(({ id }) => id));
    const all = [...(changes ?? []), ...(proposals ?? []), ...(meetings ?? [])];
    expect(new Set(all).size).toBe(all.length);
    const own = feeds[2]?.entry?.map(({ id }) => id) ?? [];
    expect(changes).toEqual(expect.arrayContaining(own));
  });

  test('every entry leads to a page, and the feed to its page for people', async () => {
    for (const path of FEEDS) {
      const json = (await (await site.get(`${path}.json`)).json()) as JsonFeed;
      await site.html(pathOf(json.home_page_url));
      for (const { url } of json.items.slice(0, 5)) await site.html(pathOf(url));
    }
  });

  test('the feed of a readiness has what was recorded as it and nothing else; there is none of what is no readiness', async () => {
    const { title, items } = (await (await site.get('/changes/testing.json')).json()) as JsonFeed;
    expect(title).toBe('Security SIG: what was recorded as Testing');
    for (const item of items) expect(item.title).toContain('Testing');
    const { items: experimental } = (await (await site.get('/changes/experimental.json')).json()) as JsonFeed;
    expect(experimental.length).toBeGreaterThan(0);
    for (const item of experimental) expect(item.title).toMatch(/Experimental( confirmed)?$/);
    await site.html('/changes/nothing.atom', 404);
  });

  test('the feed of meetings has their agenda and records, that of proposals how they ended', async () => {
    const { items: meetings } = (await (await site.get('/meetings.json')).json()) as JsonFeed;
    const meeting = meetings.find(({ title }) => title.startsWith('Meeting of 2017-05-24'));
    expect(meeting?.content_html).toContain('/records/');
    expect(meeting?.content_html).toContain('<li>');
    const { items: proposals } = (await (await site.get('/proposals.json')).json()) as JsonFeed;
    expect(proposals.map(({ title }) => title)).toContain('WireGuard: Graduated proposed');
  });

  test('the page of a project names its own feed before that of all', async () => {
    const html = await site.html('/projects/wireguard');
    const named = [...html.matchAll(/<link rel="alternate"[^>]*href="([^"]+)"/g)].map(([, href]) => href);
    expect(named).toEqual([
      '/projects/wireguard.atom',
      '/projects/wireguard.json',
      '/changes.atom',
      '/changes.json',
    ]);
    expect(await site.html('/meetings')).toContain('href="/meetings.atom"');
    const changes = await site.html('/changes');
    for (const path of ['/proposals.atom', '/changes/testing.atom', '/changes/retired.json'])
      expect(changes).toContain(`href="${path}"`);
  });

  test('a place that nobody gave out is refused', async () => {
    await site.html('/changes.atom?after=nonsense', 400);
  });
});

const DAYS = Array.from({ length: 120 }, (_, at) =>
  new Date(Date.UTC(2017, 0, 1) + at * 86_400_000).toISOString().slice(0, 10),
);

describeOnBoth('of a backlog', (open) => {
  let site: Site;
  beforeAll(async () => {
    const database = await open();
    site = await openSite({
      on: database,
      fill: async (db) => {
        let chain = seed(db).channel().project('landlock');
        for (const [at, date] of DAYS.entries()) {
          chain = chain.meeting(date);
          chain = at === 0 ? chain.record('EXPERIMENTAL') : chain.confirm('EXPERIMENTAL');
        }
        await chain.done();
      },
    });
  });
  afterAll(async () => {
    await site.close();
    await site.database.close();
  });

  test.each(['/changes', '/projects/landlock', '/meetings'])('%s loses none of it', async (path) => {
    const found: string[] = [];
    let next: string | undefined = `${path}.json`;
    for (let pages = 0; next; pages += 1) {
      expect(pages).toBeLessThan(10);
      const feed = (await (await site.get(next)).json()) as JsonFeed;
      expect(pathOf(feed.feed_url)).toBe(next);
      found.push(...feed.items.map(({ id }) => id));
      next = feed.next_url && pathOf(feed.next_url);
    }
    expect(found).toHaveLength(DAYS.length);
    expect(new Set(found).size).toBe(DAYS.length);

    const ofAtom: string[] = [];
    const ids = new Set<string>();
    next = `${path}.atom`;
    while (next) {
      const feed: Atom = await atomOf(await site.get(next));
      ids.add(feed.id);
      ofAtom.push(...(feed.entry ?? []).map(({ id }) => id));
      const older: string | undefined = linkOf(feed, 'next');
      next = older && pathOf(older);
    }
    expect(ofAtom).toEqual(found);
    expect(ids.size).toBe(1);
  });

  test('what is imported late stands first, and an edited report says that its meeting has changed', async () => {
    const asks = api(site.database);
    const token = await asks.token('CHAIR');
    const asked = async () => {
      const { items } = (await (await site.get('/meetings.json')).json()) as JsonFeed;
      return items[0];
    };
    const take = (title: string) =>
      asks.act(token, 'importReport', {
        markdown: `# 2016-03-04\n\n## Agenda\n\n- ${title}\n\n## Notes\n\n- Something was said.\n`,
      });
    await take('Landlock');
    const first = await asked();
    expect(first?.url).toMatch(/\/meetings\/2016-03-04$/);
    await take('Landlock, and more');
    const edited = await asked();
    expect(edited?.id).toBe(first?.id);
    expect(edited?.content_html).toContain('Landlock, and more');
    expect(Date.parse(edited?.date_modified ?? '')).toBeGreaterThan(Date.parse(first?.date_modified ?? ''));
  });
});
