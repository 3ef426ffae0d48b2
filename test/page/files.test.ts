import { parse } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostile, seedHostile } from '../helpers/hostile.ts';
import { openSite, type Site } from '../helpers/site.ts';

interface AtomEntry {
  id: string;
  title: string;
  updated: string;
  link: { '@href': string };
  content: string;
}

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => name === 'entry' || name === 'link',
  textNodeName: 'text',
});

function atomOf(text: string) {
  expect(XMLValidator.validate(text)).toBe(true);
  const { feed } = xml.parse(text) as { feed: Record<string, never> };
  return feed as unknown as {
    id: string;
    updated: string;
    author: { name: string };
    link: { '@rel': string; '@href': string }[];
    entry?: (Omit<AtomEntry, 'link' | 'title' | 'content'> & {
      link: { '@href': string }[];
      title: { text: string; '@type': string };
      content: { text: string };
    })[];
  };
}

const rowsOf = (text: string) => parse(text, { columns: true, bom: true }) as Record<string, string>[];

function calendarOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) };
}

describe('on the seeds', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ config: { publicUrl: 'https://status.example.org' } });
  });
  afterAll(() => site.close());

  test('the Atom feed names itself, dates itself by its newest entry, and every entry leads to its record', async () => {
    const response = await site.get('/changes.atom');
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = atomOf(await response.text());
    expect(feed.link.find((link) => link['@rel'] === 'self')?.['@href']).toBe(
      'https://status.example.org/changes.atom',
    );
    expect(feed.author.name).toBe('Security SIG');
    const entries = feed.entry ?? [];
    expect(entries.length).toBeGreaterThan(5);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(feed.updated).toBe(
      entries
        .map(({ updated }) => updated)
        .sort()
        .at(-1),
    );
    const [first] = entries;
    const link = first?.link[0]?.['@href'] ?? '';
    expect(link).toMatch(/^https:\/\/status\.example\.org\/records\/\d+$/);
    await site.html(new URL(link).pathname);
  });

  test('the JSON feed is of version 1.1 and has the same entries', async () => {
    const response = await site.get('/changes.json');
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    const feed = await response.json();
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: expect.any(String),
      home_page_url: 'https://status.example.org/changes',
      feed_url: 'https://status.example.org/changes.json',
      authors: [{ name: 'Security SIG', url: 'https://status.example.org/' }],
    });
    expect(feed).not.toHaveProperty('author');
    for (const item of feed.items) {
      expect(item).toEqual({
        id: expect.stringMatching(/^urn:uuid:/),
        url: expect.stringMatching(/\/records\/\d+$/),
        title: expect.any(String),
        content_html: expect.stringMatching(/^<p>/),
        date_published: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        date_modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      });
    }
    const atom = atomOf(await (await site.get('/changes.atom')).text());
    expect(feed.items.map(({ id }: { id: string }) => id)).toEqual(atom.entry?.map(({ id }) => id));
  });

  test('a project has feeds of its own, and what is no project has none', async () => {
    const feed = await (await site.get('/projects/wireguard.json')).json();
    expect(feed.title).toBe('WireGuard: changes');
    expect(feed.home_page_url).toBe('https://status.example.org/projects/wireguard');
    expect(feed.items.length).toBeGreaterThan(0);
    for (const { title } of feed.items) expect(title).toMatch(/^WireGuard: /);
    expect(atomOf(await (await site.get('/projects/wireguard.atom')).text()).entry).toHaveLength(
      feed.items.length,
    );
    await site.html('/projects/nothing.atom', 404);
    await site.html('/badge/nothing.svg', 404);
  });

  test.each([
    '/changes.atom',
    '/changes.json',
    '/meetings.ics',
    '/badge/wireguard.svg',
    '/projects.csv',
    '/robots.txt',
  ])('%s is not sent again to who has it', async (path) => {
    const etag = (await site.get(path)).headers.get('etag') ?? '';
    const again = await site.get(path, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await site.get(path, { 'if-none-match': '"another"' })).status).toBe(200);
  });

  test('the calendar has every meeting at its start, under an id that stays', async () => {
    const response = await site.get('/meetings.ics');
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await response.text();
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const { calendar, events } = calendarOf(text);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    const listed = await site.html('/meetings');
    const days = new Set([...listed.matchAll(/href="\/meetings\/(\d{4}-\d\d-\d\d)"/g)].map(([, day]) => day));
    expect(new Set(events.map(({ startDate }) => startDate.toString().slice(0, 10)))).toEqual(new Set(days));
    for (const { uid, component } of events) {
      // Of no host, port or scheme.
      expect(uid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(component.getFirstPropertyValue('dtstamp')).not.toBeNull();
    }
  });

  test('a badge says the readiness, and says it as of another day', async () => {
    const response = await site.get('/badge/wireguard.svg');
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const svg = await response.text();
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain('<title>WireGuard: experimental</title>');
    expect(await (await site.get('/badge/wireguard.svg?asOf=2016-01-01')).text()).toContain(
      '<title>WireGuard: none recorded</title>',
    );
    expect(await (await site.get('/badge/wireguard.json')).json()).toEqual({
      schemaVersion: 1,
      label: 'WireGuard',
      message: 'experimental',
      color: '#8a5a00',
    });
  });

  test('the tables hold what the pages show', async () => {
    const response = await site.get('/projects.csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="projects.csv"');
    const wireguard = rowsOf(await response.text()).find(({ slug }) => slug === 'wireguard');
    expect(wireguard).toMatchObject({
      name: 'WireGuard',
      readiness: 'EXPERIMENTAL',
      open_proposals: '1',
      proposed_readiness: 'GRADUATED',
      proposed_effective_on: '2017-07-20',
    });

    const changes = rowsOf(await (await site.get('/changes.csv')).text());
    for (const { meeting, project } of changes) {
      expect(meeting).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(project).not.toBe('');
    }
    const earlier = rowsOf(await (await site.get('/changes.csv?asOf=2017-05-31')).text());
    expect(earlier.length).toBeLessThan(changes.length);

    const criteria = rowsOf(await (await site.get('/criteria.csv')).text());
    expect(new Set(criteria.map(({ standing }) => standing))).toContain('PROPOSED');

    const claims = rowsOf(await (await site.get('/claims.csv')).text());
    const pairs = claims.map(({ projects, verdict }) => [projects?.split(' ').sort().join('+'), verdict]);
    expect(pairs).toContainEqual(['clear-containers+okernel', 'CONFLICT']);
    expect(claims.filter(({ external_thing }) => external_thing !== '').length).toBeGreaterThan(0);
  });

  test('robots are kept off the API and off other days', async () => {
    const response = await site.get('/robots.txt');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect((await response.text()).split('\n')).toEqual(
      expect.arrayContaining(['User-agent: *', 'Disallow: /graphql', 'Disallow: /*?*asOf=']),
    );
  });
});

describe('of what people type who mean ill', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ fill: seedHostile });
  });
  afterAll(() => site.close());

  test('feeds stay well-formed and give it as text', async () => {
    const { entry = [] } = atomOf(await (await site.get('/changes.atom')).text());
    expect(entry).toHaveLength(Object.keys(hostile).length);
    for (const { title, content } of entry)
      for (const html of [title.text, content.text]) expect(html).not.toMatch(/<(script|img|svg|\/title)/i);
    const { items } = await (await site.get('/changes.json')).json();
    for (const { content_html } of items) expect(content_html).not.toMatch(/<(script|img|svg|\/title)/i);
    expect(items.map(({ title }: { title: string }) => title).join()).toContain(hostile.script);
  });

  test('a text cannot leave its CDATA section, however often it tries', async () => {
    const text = ']]>]]><script>window.pwned=1</script>]]>';
    const own = await openSite({
      fill: async (db) => {
        const { seed } = await import('../helpers/seed.ts');
        await seed(db)
          .channel()
          .meeting('2017-05-24')
          .project('cdata', { name: text })
          .record('EXPERIMENTAL', { reason: text })
          .done();
      },
    });
    try {
      const body = await (await own.get('/changes.atom')).text();
      expect(atomOf(body).entry).toHaveLength(1);
      expect(body.match(/\]\]>/g)).toHaveLength(2);
    } finally {
      await own.close();
    }
  });

  test('badges hold it as text', async () => {
    const { data } = await (
      await fetch(`${site.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ projects(first: 100) { nodes { slug name } } }' }),
      })
    ).json();
    expect(data.projects.nodes.length).toBeGreaterThan(5);
    for (const { slug } of data.projects.nodes) {
      // Asked for by characters that nobody sees, the API refuses; such a slug cannot be given to a project.
      if (/\p{Cf}/u.test(slug)) continue;
      const response = await site.get(`/badge/${encodeURIComponent(slug)}.svg`);
      const svg = await response.text();
      expect(response.status, slug).toBe(200);
      expect(XMLValidator.validate(svg), slug).toBe(true);
      expect(svg).not.toMatch(/<(script|img|svg onload)/i);
    }
  });

  test('a calendar line cannot be ended by it', async () => {
    const { calendar, events } = calendarOf(await (await site.get('/meetings.ics')).text());
    expect(events).toHaveLength(1);
    expect(calendar.getAllProperties().map(({ name }) => name)).not.toContain('pwned');
    expect(events[0]?.description).toContain(hostile.script);
  });

  test('a spreadsheet finds no formula in it', async () => {
    for (const file of ['projects', 'changes', 'criteria', 'claims']) {
      const cells = rowsOf(await (await site.get(`/${file}.csv`)).text()).flatMap((row) =>
        Object.values(row),
      );
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/);
      if (file === 'projects') expect(cells).toContain(`'${hostile.formula}`);
    }
  });
});
