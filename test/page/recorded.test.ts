import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { findOrCreatePeople } from '../../src/domain/person/find-or-create.ts';
import { importReport } from '../../src/reports/import.ts';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

const take = (site: Site, markdown: string) =>
  site.database.db.transaction(async (tx) => {
    const people = await findOrCreatePeople(tx, ['sig-status-import'], { isBot: true });
    const result = await importReport(
      tx,
      { source: markdown, path: 'report.md' },
      {
        enteredBy: people.get('sig-status-import') ?? 0,
        now: new Date('2018-01-15T12:00:00Z'),
        source: readConfig({}).source,
      },
    );
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

const linksOf = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
const idsOf = (html: string) => [...html.matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id);

/** Follows every link of a page into itself and into minutes. */
async function expectToArrive(site: Site, path: string) {
  const html = await site.html(path);
  const ids = idsOf(html);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const read = new Map([[path, html]]);
  for (const href of new Set(linksOf(html).filter((link) => /^(?:#|\/[^#]*#)/.test(link)))) {
    const [page = '', id = ''] = href.startsWith('#') ? [path, href.slice(1)] : href.split('#');
    const there = read.get(page) ?? (await site.html(page));
    read.set(page, there);
    expect(idsOf(there), `${href} on ${path}`).toContain(id);
  }
  return html;
}

const DECISIONS = [
  '- wireguard: confirmed EXPERIMENTAL: nobody spoke against it',
  '- wireguard, readme: met: it is there',
  '- landlock, readme: waived in advance until 2018-03-01: until it is written',
  '- landlock, readme: waiver revoked: it is written',
  '- wireguard + ima-namespace: PROTOTYPED on 4.11: it ran on one machine',
  '- wireguard + "Ubuntu 17.10": PLAUSIBLE: nothing speaks against it',
  '- criterion fuzzed-api proposed for GRADUATED (REVIEW): User-facing API fuzzed: to be safe',
  '- criterion fuzzed-api adopted: everybody agreed',
  '- landlock: proposed TESTING: it can be tried',
  '- okernel: proposed RETIRED: nobody works on it',
  '- suggestion of 2017-09-06, line 7: accepted as TESTING: so it was meant',
  '- suggestion of 2017-09-06, line 8: dismissed: a joke',
  '- combination poc-of-two: wireguard + ima-namespace, asked by @riyazdf: to try them',
  '- channel named "proving", since 2017-09-13: so that it has one name',
];

describe('a meeting that recorded one of each kind', () => {
  let site: Site;
  let html: string;
  beforeAll(async () => {
    site = await openSite();
    await take(
      site,
      '# 2017-09-06\n\n## Agenda\n- Notes\n\n## Meeting Notes\n- WireGuard is experimental and works\n- Landlock is experimental and works\n',
    );
    await take(site, `# 2017-09-13\n\n## Agenda\n- Decisions\n\n## Decisions\n\n${DECISIONS.join('\n')}\n`);
    await take(
      site,
      '# 2017-09-20\n\n## Agenda\n- Decisions\n\n## Decisions\n\n- okernel: proposal of RETIRED withdrawn: somebody does\n',
    );
    html = await expectToArrive(site, '/meetings/2017-09-13');
  });
  afterAll(() => site.close());

  test('lists all of them, each with its line and its links', async () => {
    const entries = wordsOf(html);
    for (const words of [
      'WireGuard confirmed as Experimental',
      'it is there',
      'waived until 2018-03-01',
      'the waiver was revoked',
      'IMA namespacing and WireGuard',
      'Ubuntu 17.10',
      'proposed as a criterion for Graduated',
      'adopted as a criterion for Graduated',
      'Landlock proposed as Testing',
      'so it was meant',
      'The set poc-of-two',
      'The channel was named proving, since 2017-09-13',
    ])
      expect(entries).toContain(words);
    for (const [index] of DECISIONS.entries())
      if (![3, 10, 11].includes(index))
        expect(linksOf(html), DECISIONS[index]).toContain(`/meetings/2017-09-13/revisions/1#L${8 + index}`);
  });

  test('leads from a suggestion that was accepted to the line that suggested it', () => {
    expect(linksOf(html)).toContain('/meetings/2017-09-06/revisions/1#L7');
  });

  test('leads from each line under its decisions to what it became', () => {
    const [, decided = ''] = /id="decisions">(.*?)<\/ul>/s.exec(html) ?? [];
    const arrows = [...decided.matchAll(/<li id="L\d+"><div class="note.*?<\/li>/gs)].map(([item]) => item);
    const became = arrows.filter((item) => item.includes(' → ')).map((item) => wordsOf(item));
    expect(became).toHaveLength(DECISIONS.length - 1);
    expect(became.join('\n')).not.toContain('dismissed');
  });

  test('lists what another meeting withdrew', async () => {
    const later = await expectToArrive(site, '/meetings/2017-09-20');
    expect(wordsOf(later)).toContain('the proposal of Retired was withdrawn somebody does');
    expect(later).toMatch(/→ <a href="#entry-[^"]+">what it recorded/);
  });
});

describe('minutes longer than a page', () => {
  const KEY = '/meetings/2017-09-13';
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
    const notes = Array.from(
      { length: 1100 },
      (_, index) => `- ${index === 1090 ? 'Landlock' : 'note'} number ${index + 1}`,
    );
    await take(site, `# 2017-09-13\n\n## Agenda\n- Notes\n\n## Meeting Notes\n\n${notes.join('\n')}\n`);
  });
  afterAll(() => site.close());

  test('lead on to the revision, where the line of every other note is', async () => {
    const html = await expectToArrive(site, KEY);
    expect(wordsOf(html)).toContain(
      'These are the first 1,000 of 1,100 notes. The others are in the source.',
    );
    expect(linksOf(html)).toContain(`${KEY}/revisions/1?from=501#L1007`.replace('from=501', 'from=1001'));
  });

  test.each(['/projects/landlock', '/search?q=Landlock'])(
    '%s leads to the line of a note that the meeting’s page leaves out',
    async (path) => {
      expect(linksOf(await expectToArrive(site, path))).toContain(`${KEY}/revisions/1?from=1001#L1098`);
    },
  );

  test('no page of the revision leads to a line that the meeting’s page does not show', async () => {
    await expectToArrive(site, `${KEY}/revisions/1?from=1001`);
  });
});
