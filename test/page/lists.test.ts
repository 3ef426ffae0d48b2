import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostile, seedHostile } from '../helpers/hostile.ts';
import { openSite, type Site, wordsOf, wordsWithin } from '../helpers/site.ts';

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

  test('the navigation leads to each of them, from the section that it belongs to', async () => {
    const leads = async (from: string, paths: string[]) => {
      const html = await site.html(from);
      for (const path of ['/', '/meetings', '/combinations', '/matrix', '/search', ...paths])
        expect(html).toContain(`<a href="${path}"`);
      expect(html.match(/<nav aria-label="Views">.*?<\/nav>/s)?.[0].match(/<li>/g)).toHaveLength(4);
    };
    await leads('/', ['/timeline', '/changes', '/compare', '/about']);
    await leads('/projects/wireguard', ['/timeline', '/changes', '/compare']);
    await leads('/meetings', ['/brief']);
    await leads('/combinations', ['/channel']);
    await leads('/criteria/roadmap', ['/criteria']);
  });

  test('the matrix has a cell for every project and criterion, each with a word', async () => {
    const html = await site.html('/matrix');
    const table = /<table class="grid">.*<\/table>/s.exec(html)?.[0] ?? '';
    const body = /<tbody>.*<\/tbody>/s.exec(table)?.[0] ?? '';
    const columns = table.match(/<th[^>]* ?scope="col"/g)?.length ?? 0;
    const rows = body.match(/<th scope="row">/g)?.length ?? 0;
    const cells = [...body.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => wordsOf(cell));
    expect(rows).toBeGreaterThan(5);
    expect(columns).toBeGreaterThan(2);
    expect(cells).toHaveLength(rows * (columns - 1));
    for (const cell of cells)
      expect(cell).toMatch(/^[a-z ]+$|^\w+: \d+ of \d+ required(?:, \d+ of \d+ proposed)?$|^No(thing)? /);
    expect(table).toContain('<caption>');
    expect(wordsWithin(html, 'p', 'class="headline"')).toBe(
      '4 criteria are required and 9 are proposed. Every project meets “README”; 4 of 11 meet “Roadmap”; no project meets “CI boots it” or “CI builds it”.',
    );
  });

  test('red in the matrix is what the next step requires and the project does not meet, and nothing else', async () => {
    const html = await site.html('/matrix');
    const failing = [...html.matchAll(/<a href="([^"]+)" class="verdict failing/g)].map(([, to]) => to);
    expect(failing.toSorted()).toEqual(
      ['clear-containers', 'ima-namespace', 'kernel-config', 'memorizer', 'okernel'].map(
        (slug) => `/projects/${slug}#criterion-roadmap`,
      ),
    );
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
    const html = await site.html('/criteria');
    expect(wordsWithin(html, 'tr', 'id="criterion-roadmap"')).toMatch(
      /^Roadmap required 4 of 11 a person’s assessment 2017-03-19 github\.com/,
    );
    const page = wordsOf(await site.html('/criteria/ci-boots'));
    expect(page).toContain('It is required before Graduated.');
    expect(page).toContain('0 of 11 projects meet it.');
    expect(page).toMatch(/Source the meeting of 2017-05-24/);
    expect(await words('/criteria/runs-in-build')).toContain(
      'No meeting has adopted it, so it blocks nothing.',
    );
    await site.html('/criteria/nothing', 404);
  });

  test('two days are compared, and an order that makes no sense is said', async () => {
    const page = await words('/compare?from=2017-04-01&to=2017-12-31');
    expect(page).toContain('changed between 2017-04-01 and 2017-12-31');
    expect(page).toMatch(/None recorded → \w+/);
    expect(await words('/compare?from=2017-12-30&to=2017-12-31')).toContain('Nothing changed between');
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
