import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostile, seedHostile } from '../helpers/hostile.ts';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

const VIEWS = [
  '/matrix',
  '/changes',
  '/changes?project=wireguard',
  '/criteria',
  '/compare',
  '/compare?from=2017-04-01&to=2017-12-31',
  '/search',
  '/search?q=kernel',
];

describe('on the seeds', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  const words = async (path: string) => wordsOf(await site.html(path));

  test.each(VIEWS)('%s keeps to the policy, says its day, and is not sent again', async (path) => {
    const html = await site.html(path);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).not.toMatch(/ style=| on[a-z]+=|<style/);
    const asOf = await site.html(`${path}${path.includes('?') ? '&' : '?'}asOf=2017-06-07`);
    expect(wordsOf(asOf)).toContain('as of 2017-06-07');
    const etag = (await site.get(path)).headers.get('etag') ?? '';
    expect((await site.get(path, { 'if-none-match': etag })).status).toBe(304);
  });

  test('the navigation leads to each of them', async () => {
    const html = await site.html('/');
    for (const path of ['/matrix', '/changes', '/criteria', '/compare', '/search'])
      expect(html).toContain(`<a href="${path}"`);
  });

  test('the matrix has a cell for every project and criterion, each with a word', async () => {
    const html = await site.html('/matrix');
    const table = /<table class="grid">.*<\/table>/s.exec(html)?.[0] ?? '';
    const columns = table.match(/<th scope="col">/g)?.length ?? 0;
    const rows = table.match(/<th scope="row">/g)?.length ?? 0;
    const cells = [...table.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) => wordsOf(cell));
    expect(rows).toBeGreaterThan(5);
    expect(columns).toBeGreaterThan(2);
    expect(cells).toHaveLength(rows * (columns - 1));
    for (const cell of cells) expect(cell).toMatch(/^[a-z ]+$/);
    expect(table).toContain('<caption>');
  });

  test('changes come newest meeting first, and can be had of one project', async () => {
    const days = [
      ...(await site.html('/changes')).matchAll(/<h2 class="of-meeting">.*?<time datetime="([\d-]+)"/gs),
    ].map(([, day = '']) => day);
    expect(days.length).toBeGreaterThan(2);
    expect(days).toEqual(days.toSorted().reverse());
    const html = await site.html('/changes?project=wireguard');
    const named = [...html.matchAll(/<strong><a href="\/projects\/([^"]+)"/g)].map(([, slug]) => slug);
    expect(new Set(named)).toEqual(new Set(['wireguard']));
    expect(html).toContain('<option value="wireguard" selected>');
    expect(await words('/changes?project=nothing')).toContain('0 records');
  });

  test('as of a day, what later meetings recorded is not among the changes', async () => {
    const days = (await site.html('/changes?asOf=2017-06-07')).matchAll(
      /of-meeting">.*?datetime="([\d-]+)"/gs,
    );
    for (const [, day = ''] of days) expect(day <= '2017-06-07').toBe(true);
  });

  test('a criterion says its source, its standing and who meets it', async () => {
    const page = await words('/criteria');
    expect(page).toMatch(/Standing proposed: it blocks nothing/);
    expect(page).toMatch(/Met by (none of|.+, \d+ of) \d+ projects/);
    expect(page).toMatch(/Source (the meeting of \d{4}-\d\d-\d\d|[a-z]+\.)/);
  });

  test('two days are compared, and an order that makes no sense is said', async () => {
    const page = await words('/compare?from=2017-04-01&to=2017-12-31');
    expect(page).toContain('became different after 2017-04-01 and up to 2017-12-31');
    expect(page).toMatch(/None recorded → \w+/);
    expect(await words('/compare?from=2017-12-30&to=2017-12-31')).toContain('Nothing became different');
    await site.html('/compare?from=yesterday&to=2017-12-31', 400);
    await site.html('/compare?from=2017-12-31&to=2017-04-01', 400);
  });

  test('search finds projects and lines of the minutes, each with its address', async () => {
    const html = await site.html('/search?q=landlock');
    expect(html).toContain('<a href="/projects/landlock">');
    expect(html).toMatch(/<a href="\/meetings\/\d{4}-\d\d-\d\d#L\d+">/);
    expect(await words('/search?q=zzzzzz')).toContain('Nothing was found');
  });
});

describe('of what people type who mean ill', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ fill: seedHostile });
  });
  afterAll(() => site.close());

  test.each([
    ...VIEWS,
    `/search?q=${encodeURIComponent(hostile.closing)}`,
    `/search?q=${encodeURIComponent('%_\\"')}`,
    `/changes?project=${encodeURIComponent(hostile.image)}`,
  ])('nothing of it becomes markup on %s', async (path) => {
    const response = await site.get(path);
    const html = await response.text();
    expect(response.status).toBeLessThan(500);
    expect(html).not.toMatch(/<script>|<img|<svg onload|<[a-z]+ [^>]*\bon[a-z]+=/i);
    expect(html).not.toMatch(/href="\s*(javascript|data|vbscript|file):/i);
  });
});
