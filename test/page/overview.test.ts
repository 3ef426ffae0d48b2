import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { style } from '../../src/page/assets.ts';
import { seedManyProjects } from '../helpers/many-projects.ts';
import { openSite, type Site, wordsOf, wordsWithin } from '../helpers/site.ts';

const row = (html: string, slug: string) => wordsWithin(html, 'tr', `data-project="${slug}"`);
const slugs = (html: string) => [...html.matchAll(/<tr data-project="([^"]+)"/g)].map(([, slug]) => slug);

describe('the overview of the seeds', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('opens with one computed sentence, whose numbers lead to the rows that they count', async () => {
    const html = await site.html('/');
    expect(wordsWithin(html, 'p', 'class="headline"')).toBe(
      'No project is ready yet. 3 may enter Testing, 5 are blocked, 5 facts are not yet recorded by a meeting.',
    );
    const counted = async (search: string) => slugs(await site.html(`/?${search}`)).toSorted();
    expect(await counted('gate=open')).toEqual(['landlock', 'miragesdk', 'wireguard']);
    expect(await counted('gate=blocked')).toHaveLength(5);
    expect(await counted('proposal=open')).toEqual([
      'kernel-config',
      'memorizer',
      'selinux',
      'shiftfs',
      'wireguard',
    ]);
    for (const search of ['gate=open', 'gate=blocked', 'proposal=open'])
      expect(html).toContain(`href="/?${search}#projects"`);
  });

  test('answers the three questions with what can be and what cannot', async () => {
    const words = wordsOf(await site.html('/'));
    expect(words).toContain('None is Graduated, and nothing is in the testing channel.');
    expect(words).toContain('May enter Testing: Landlock, MirageSDK and WireGuard.');
    expect(words).toContain(
      'May not move yet: Clear Containers, IMA namespacing, Kernel config, Memorizer and okernel do not meet Roadmap.',
    );
    expect(words).toContain('To enter Experimental README 11 of 11 Roadmap 4 of 11');
    expect(words).toContain('To enter Testing It takes the same 2. 4 more are proposed');
    expect(words).toContain('To become Graduated, also CI boots it 0 of 11 CI builds it 0 of 11');
    expect(words).toContain('Can: IMA namespacing, Kernel config and WireGuard were prototyped together.');
    expect(words).toContain('28 pairs are plausible, in sets of up to 5.');
    expect(words).toContain('Cannot: Clear Containers and okernel conflict. 16 pairs need a port first.');
  });

  test('names the last meeting on record, what changed last, and what waits for a meeting', async () => {
    const words = wordsOf(await site.html('/'));
    expect(words).toContain('2017-08-16. It recorded no change of readiness.');
    expect(words).toContain(
      'The last meeting that recorded something was 2017-07-19: WireGuard: Experimental confirmed',
    );
    expect(words).toContain('shiftfs: in /projects since 2017-06-13, not yet recorded by a meeting');
    expect(words).toContain('Kernel config: removed on 2018-01-05, not yet recorded by a meeting');
  });

  test('has the most advanced level first, and in it what may move and what is to be recorded', async () => {
    const html = await site.html('/');
    expect([...html.matchAll(/data-level="([^"]+)"/g)].map(([, level]) => level)).toEqual([
      'EXPERIMENTAL',
      'PROPOSED',
      'NONE',
      'ONGOING',
    ]);
    expect(slugs(html)).toEqual([
      ...[
        'wireguard',
        'landlock',
        'miragesdk',
        'kernel-config',
        'clear-containers',
        'ima-namespace',
        'okernel',
      ],
      ...['memorizer', 'selinux', 'shiftfs', 'kspp'],
    ]);
  });

  test('says of WireGuard what is on record, what the minutes say, and what comes next', async () => {
    const html = await site.html('/');
    const words = row(html, 'wireguard');
    expect(words).toContain('WireGuard Experimental, next Testing 2017-03-17 2017-07-19');
    expect(words).toContain(
      'the official word for its maturity is "experimental" Line 26 of the minutes of 2017-07-19.',
    );
    expect(words).toContain('@zx2c4 +1');
    expect(words).toContain('May enter Testing Record: Graduated');
    expect(row(html, 'okernel')).toContain('Blocked: Roadmap');
    // All of them are stale, which says nothing of any.
    expect(wordsWithin(html, 'tbody', 'data-live="rows"')).not.toMatch(/stale|fresh/);
    expect(row(await site.html('/?asOf=2017-09-01'), 'memorizer')).not.toContain('stale');
  });

  test('says that nothing is recorded of shiftfs and SELinux', async () => {
    const html = await site.html('/');
    for (const slug of ['shiftfs', 'selinux'])
      expect(row(html, slug)).toContain('None recorded, next Proposed – –');
  });

  test('counts the projects of every level', async () => {
    const words = wordsWithin(await site.html('/'), 'ul', 'class="counts"');
    expect(words).toBe('1 Proposed 7 Experimental 0 Testing 0 Graduated 1 Ongoing 0 Retired 2 None recorded');
  });

  test.each([
    ['readiness=ONGOING', ['kspp']],
    ['readiness=ongoing&readiness=PROPOSED', ['kspp', 'memorizer']],
    ['readiness=NONE', ['selinux', 'shiftfs']],
    ['organisation=hpe', ['ima-namespace', 'okernel']],
    ['text=landlock', ['landlock']],
    ['text=%25', []],
    ['proposal=open&readiness=EXPERIMENTAL', ['kernel-config', 'wireguard']],
    ['stale=no', []],
    ['stale=no&asOf=2017-06-07&readiness=ONGOING', ['kspp']],
  ])('shows for ?%s what it asks for', async (search, expected) => {
    const html = await site.html(`/?${search}`);
    expect(slugs(html).toSorted()).toEqual(expected.toSorted());
    expect(wordsOf(html)).toContain(`${expected.length} of 11 projects. Show all`);
  });

  test('sorts by every column, both ways', async () => {
    expect(slugs(await site.html('/?sort=since')).slice(-2)).toEqual(['selinux', 'shiftfs']);
    expect(slugs(await site.html('/?sort=-since'))[0]).toBe('memorizer');
    expect(slugs(await site.html('/?sort=-name'))[0]).toBe('wireguard');
    expect(slugs(await site.html('/?sort=-recorded'))[0]).toBe('wireguard');
    expect(await site.html('/?sort=-since')).toContain('aria-sort="descending"');
  });

  test('keeps every choice in its links and in its form', async () => {
    const html = await site.html('/?text=a&readiness=EXPERIMENTAL&sort=since&asOf=2017-06-07&clock=RECORDED');
    const kept = 'text=a&amp;readiness=EXPERIMENTAL&amp;sort=-since&amp;asOf=2017-06-07&amp;clock=RECORDED';
    expect(html).toContain(`href="/?${kept}#projects"`);
    expect(html).toContain('name="text" value="a"');
    expect(html).toMatch(/value="EXPERIMENTAL" checked/);
    expect(html).toContain('<input type="hidden" name="asOf" value="2017-06-07"');
    expect(html).toContain('<input type="hidden" name="clock" value="RECORDED"');
    expect(html).toMatch(/href="\/projects\/landlock\?asOf=2017-06-07&amp;clock=RECORDED"/);
  });

  test('reads as of any day by either clock, and says so', async () => {
    const html = await site.html('/?asOf=2017-05-01');
    expect(wordsOf(html)).toContain('You are reading the tracker as of 2017-05-01');
    expect(row(html, 'wireguard')).toContain('Experimental, next Testing 2017-03-17');
    expect(row(await site.html('/?asOf=2017-05-01&clock=RECORDED'), 'wireguard')).toContain('None recorded');
    expect(wordsOf(html)).toContain('No meeting is on record.');
  });

  test.each([
    ['asOf=2017-13-01', 'asOf: expected a day such as 2017-06-07, got "2017-13-01".'],
    ['clock=WALL', 'clock: expected EFFECTIVE or RECORDED, got "WALL".'],
    [
      'readiness=DONE',
      'readiness: expected PROPOSED, EXPERIMENTAL, TESTING, GRADUATED, ONGOING, RETIRED or NONE, got "DONE".',
    ],
    ['sort=size', 'sort: expected name, -name,'],
    ['stale=no&stale=yes', 'stale: expected one value, got "no, yes".'],
    ['after=nonsense', 'ursor'],
    [`text=${'x'.repeat(201)}`, '200'],
    ['readiness=NONE&readiness=ONGOING', 'readiness: expected NONE or levels, not both'],
  ])('answers ?%s with 400 and a sentence', async (search, sentence) => {
    const response = await site.get(`/?${search}`);
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(wordsOf(html)).toContain(sentence);
    expect(wordsOf(html)).toContain('That question cannot be read');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('refuses a control character before anything reads it', async () => {
    const response = await site.get('/?text=%00');
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/control/i);
  });

  test('is 304 for whoever has it already, and may be kept by anybody', async () => {
    const first = await site.get('/');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(first.headers.get('vary')).toContain('Accept-Encoding');
    const second = await site.get('/', { 'if-none-match': `"other", ${etag}` });
    expect([second.status, await second.text()]).toEqual([304, '']);
    expect(second.headers.get('etag')).toBe(etag);
    expect((await site.get('/?sort=-name', { 'if-none-match': etag })).status).toBe(200);
  });

  test('is small, asks nobody else for anything, and has nothing inline', async () => {
    const response = await site.get('/');
    const html = await response.text();
    expect(gzipSync(html).length + gzipSync(style.body).length).toBeLessThan(60_000);
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(html).not.toMatch(
      / style=| on[a-z]+="|<style|<script(?! src="\/assets\/| type="application\/ld\+json">)/,
    );
    expect([...html.matchAll(/(?:src|<link[^>]*href)="([^"]*)"/g)].map(([, to]) => to?.[0])).not.toContain(
      'h',
    );
  });

  test('its style and script never change under their paths', async () => {
    const html = await site.html('/');
    const paths = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(paths).toHaveLength(2);
    for (const path of paths) {
      const response = await site.get(path);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    expect((await site.get('/assets/style.0000000000000000.css')).status).toBe(404);
    expect((await site.get('/favicon.svg')).headers.get('content-type')).toBe('image/svg+xml');
  });
});

describe('the overview of 2,000 projects', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ fill: (db) => seedManyProjects(db, 2000) });
  });
  afterAll(() => site.close());

  test('is read page by page, back and forth, each project once', async () => {
    const seen: (string | undefined)[] = [];
    let path: string | undefined = '/?sort=name';
    let last = '';
    for (let pages = 0; path && pages < 50; pages += 1) {
      last = await site.html(path);
      seen.push(...slugs(last));
      path = /href="([^"]+)" rel="next"/.exec(last)?.[1]?.replaceAll('&amp;', '&').replace(/#.*/, '');
    }
    expect(seen).toHaveLength(2000);
    expect(new Set(seen).size).toBe(2000);
    const previous = /href="([^"]+)" rel="prev"/.exec(last)?.[1]?.replaceAll('&amp;', '&').replace(/#.*/, '');
    expect(slugs(await site.html(previous ?? ''))).toEqual(seen.slice(-100, -50));
  });

  test('keeps the filter from page to page', async () => {
    const html = await site.html('/?organisation=Docker&sort=-name');
    expect(wordsOf(html)).toContain('666 of 2,000 projects.');
    expect(slugs(html)[0]).toBe('project-1998');
    expect(html).toMatch(/href="\/\?organisation=Docker&amp;sort=-name&amp;after=[^"]+" rel="next"/);
  });

  test('shows the first of every level, and says how many there are and of how many it asked for their gates', async () => {
    const html = await site.html('/');
    const words = wordsOf(html);
    const many = new Map<string, number>();
    for (const [, level = '', rows = ''] of html.matchAll(
      /data-level="([^"]+)"(.*?)(?=data-level|<\/tbody>)/gs,
    ))
      many.set(level, slugs(rows).length);
    expect([...many.values()].every((shown) => shown === 20)).toBe(true);
    expect(words).toMatch(/Show all [\d,]+ /);
    expect(words).toContain('Only the first 100 projects were asked.');
    expect(words).toContain('200 projects in all');
    expect(words).toContain('500 None recorded');
  });
});

test('the overview of an empty tracker says what to do first', async () => {
  const site = await openSite({ fill: async () => {} });
  const words = wordsOf(await site.html('/'));
  await site.close();
  expect(words).toContain('No project is on record yet. What to do first');
  expect(words).toContain('sig-status apply FOLDER');
  expect(words).toContain('sig-status import minutes/*.md');
  expect(words).toContain('Add a project with the form for admins.');
});
