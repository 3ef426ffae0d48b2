import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { findOrCreatePeople } from '../../src/domain/person/find-or-create.ts';
import { importReport } from '../../src/reports/import.ts';
import { openSite, type Site, wordsOf, wordsWithin } from '../helpers/site.ts';

const SOURCE = readConfig({}).source;
const folder = new URL('../../seeds/reports/', import.meta.url);
const seeded = new Map(
  readdirSync(folder).map((name) => [name.slice(0, 10), readFileSync(new URL(name, folder), 'utf8')]),
);
const original = (date: string) => seeded.get(date) ?? '';

/** Edits of reports that are on record: what is said stays, moves, is reworded, and goes. */
const EDITS: readonly [string, (markdown: string) => string][] = [
  ['2017-05-24', (markdown) => markdown.replace('- Who is here\n', '- Who is here\n- A round of names\n')],
  ['2017-07-19', (markdown) => markdown.replace('"experimental"', '"experimental", still')],
  ['2017-07-05', (markdown) => markdown.replace(/^- Separating privileges[^\n]*\n/m, '')],
  [
    '2017-06-07',
    (markdown) => markdown.replace('## Meeting Notes\n', '## Meeting Notes\n\n- - a bullet in a bullet\n'),
  ],
  [
    '2017-08-02',
    (markdown) =>
      `${markdown}\n## Decisions\n\n- wireguard: confirmed EXPERIMENTAL: nobody spoke against it [pr](https://example.org/pr)\n- wireguard, readme: met: it is there\n`,
  ],
];

const take = (site: Site, markdown: string) =>
  site.database.db.transaction(async (tx) => {
    const people = await findOrCreatePeople(tx, ['sig-status-import'], { isBot: true });
    return importReport(
      tx,
      { source: markdown, path: 'report.md' },
      {
        enteredBy: people.get('sig-status-import') ?? 0,
        now: new Date('2018-01-15T12:00:00Z'),
        source: SOURCE,
      },
    );
  });

const linksIn = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
const linesIn = (html: string) => linksIn(html).filter((href) => href.startsWith('/') && /#L\d+$/.test(href));
const idsIn = (html: string) => [...html.matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id);

/** Every page that a reader comes to from these by links of the site alone. */
async function walk(site: Site, from: readonly string[]): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (pages.has(path)) continue;
    const response = await site.get(path);
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    const html = await response.text();
    expect(response.status, path).toBe(200);
    pages.set(path, html);
    for (const href of linksIn(html)) {
      const to = href.split('#')[0] ?? '';
      if (
        /^\/(?:projects\/|records\/|meetings|changes$|matrix$|timeline$|channel$|criteria$|brief)/.test(to) &&
        !/[?]/.test(to.replace(/\?from=\d+$/, ''))
      )
        waiting.push(to);
    }
  }
  return pages;
}

async function expectLinesToArrive(site: Site) {
  const pages = await walk(site, [
    '/',
    '/compare?from=2017-05-01&to=2017-12-31',
    '/brief?since=2017-05-01',
    '/search?q=channel',
  ]);
  let followed = 0;
  for (const [path, html] of pages) {
    const ids = idsIn(html);
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      `ids of ${path}`,
    ).toEqual([]);
    for (const href of [...linesIn(html), ...linksIn(html).filter((each) => /^#L\d+$/.test(each))]) {
      const [target = '', id = ''] = href.startsWith('#') ? [path, href.slice(1)] : href.split('#');
      const there = pages.get(target) ?? (await site.html(target));
      pages.has(target) || expect(target).toMatch(/^\//);
      expect(idsIn(there), `${href} on ${path}`).toContain(id);
      followed++;
    }
  }
  return { pages, followed };
}

describe('the seeds', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('have a line at the end of every link to one', async () => {
    const { pages, followed } = await expectLinesToArrive(site);
    expect([...pages.keys()].filter((path) => /^\/meetings\/[\d-]+\/revisions\/1$/.test(path))).toHaveLength(
      7,
    );
    expect(followed).toBeGreaterThan(500);
  });

  test('lead to the line of the original first, and call a paraphrase our summary', async () => {
    const html = await site.html('/projects/wireguard');
    expect(wordsOf(html)).toContain('the original, line 21 · our summary, line 23');
    const evidence = wordsWithin(html, 'li', 'id="record-10"');
    expect(evidence).toContain('the original, line 55 · our summary, line 26');
    const at = (text: string) => html.indexOf(text);
    const first = at('2017-05-24.md?plain=1#L21"');
    expect(first).toBeGreaterThan(0);
    expect(at('href="/meetings/2017-05-24/revisions/1#L23"')).toBeGreaterThan(0);
    expect(html.match(/2017-05-24\.md\?plain=1"/g) ?? []).toHaveLength(0);
  });

  test.each([
    ['/', 'data-field="readiness"'],
    ['/matrix', 'class="grid"'],
    ['/changes', 'class="records"'],
    ['/timeline', 'class="records"'],
    ['/meetings', 'class="plain-list"'],
    ['/compare?from=2017-05-01&to=2017-12-31', 'class="records"'],
    ['/brief?since=2017-05-01', 'class="records"'],
    ['/projects/wireguard', 'class="standing"'],
  ])('%s leads from a readiness to the line in one click', async (path) => {
    const html = await site.html(path);
    const grounds =
      /<a (?:class="grounds" )?href="\/meetings\/(?:2017-05-24\/revisions\/1#L23|2017-07-19\/revisions\/1#L26)"/;
    expect(grounds.test(html)).toBe(true);
    expect(linesIn(html).length).toBeGreaterThan(0);
  });
});

describe('five reports that were edited', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
    for (const [date, edit] of EDITS) {
      const edited = edit(original(date));
      expect(edited, date).not.toBe(original(date));
      expect((await take(site, edited)).outcome, date).toBe('IMPORTED');
    }
  });
  afterAll(() => site.close());

  test('keep a line at the end of every link to one, and no id twice', async () => {
    const { pages } = await expectLinesToArrive(site);
    for (const [date] of EDITS) expect(pages.has(`/meetings/${date}/revisions/2`), date).toBe(true);
  });

  test('keep the links of records, and say where their lines are now', async () => {
    const wordsOfRecord = async (slug: string) => wordsOf(await site.html(`/projects/${slug}`));
    const html = await site.html('/projects/wireguard');
    expect(linksIn(html)).toContain('/meetings/2017-05-24/revisions/1#L23');
    expect(await wordsOfRecord('wireguard')).toContain('our summary, line 23 · now line 24');
    expect(await wordsOfRecord('wireguard')).toMatch(/now reworded, line \d+: .*"experimental", still/);
    expect(await wordsOfRecord('memorizer')).toContain('no longer in the minutes as they are now');
    const memorizer = await site.html('/projects/memorizer');
    expect(linesIn(memorizer).some((href) => href.startsWith('/meetings/2017-07-05/revisions/1#L'))).toBe(
      true,
    );
  });

  test('show on their page what differs, and what each line became', async () => {
    const words = wordsOf(await site.html('/meetings/2017-05-24/revisions/2'));
    expect(words).toContain('Different from revision 1 + 14 - A round of names');
    expect(words).toContain('This is the current revision');
    const older = wordsOf(await site.html('/meetings/2017-05-24/revisions/1'));
    expect(older).toContain('Another revision has taken the place of this one.');
    await site.html('/meetings/2017-05-24/revisions/3', 404);
    await site.html('/meetings/2017-05-24/revisions/0', 404);
    const meeting = wordsOf(await site.html('/meetings/2017-05-24'));
    expect(meeting).toContain('revision 2, taken 2018-01-15, the current one');
  });

  test('list everything that they recorded, and quote it as a reader sees it', async () => {
    const html = await site.html('/meetings/2017-08-02');
    const words = wordsOf(html);
    expect(words).toContain('wireguard: confirmed EXPERIMENTAL: nobody spoke against it pr → record');
    expect(words).not.toContain('[pr](');
    expect(words).toMatch(/WireGuard .*README.*: met it is there/);
    const decision =
      /<li id="L(\d+)"><div class="note[^"]*"><a class="anchor" href="#L\1"[^>]*>L\1<\/a> <p>wireguard, readme/;
    expect(html).toMatch(decision);
  });
});
