import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../src/db/index.ts';
import { findOrCreatePeople } from '../../src/domain/person/find-or-create.ts';
import { importReport } from '../../src/reports/import.ts';
import { seed } from '../helpers/seed.ts';
import { openSite, type Site, wordsOf, wordsWithin } from '../helpers/site.ts';

const minutes = (note: string) => `# 2017-09-13

## Agenda

- WireGuard
  - **next** steps

## Meeting Notes

- WireGuard
  - ${note}

## Decisions

- wireguard: none -> EXPERIMENTAL: it is tried
`;

const take = (db: Db, source: string) =>
  db.transaction(async (tx) => {
    const people = await findOrCreatePeople(tx, ['sig-status-import'], { isBot: true });
    const enteredBy = people.get('sig-status-import') ?? 0;
    const result = await importReport(
      tx,
      { source, path: 'reports/2017-09-13.md' },
      { enteredBy, now: new Date('2018-01-15T12:00:00Z') },
    );
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

let site: Site;
beforeAll(async () => {
  site = await openSite({
    fill: async (db) => {
      await seed(db).project('wireguard', { name: 'WireGuard' }).done();
      await take(db, minutes('works [everywhere](https://example.org),\n    says everybody'));
      await take(db, minutes('works here'));
    },
  });
});
afterAll(() => site.close());

const path = (revision: number) => `/meetings/2017-09-13/revisions/${revision}`;
const row = (html: string, line: number) => wordsWithin(html, 'tr', `id="L${line}"`);

test('the page of a meeting leads to its source, with what was read beside each line', async () => {
  expect(await site.html('/meetings/2017-09-13')).toContain(`href="${path(2)}">Source and reading</a>`);
  const html = await site.html(path(2));
  expect(html).toMatch(/<th scope="col">Source<\/th><th scope="col">Reading<\/th>/);
  expect(row(html, 6)).toBe('6 - **next** steps agenda next steps');
  expect(row(html, 15)).toBe(
    '15 - wireguard: none -> EXPERIMENTAL: it is tried decision wireguard: none -> EXPERIMENTAL: it is tried Experimental WireGuard record #1 since 2017-09-13',
  );
  expect(row(html, 7)).toBe('7');
});

test('an earlier revision is read in the same way, and what goes over several lines once', async () => {
  const html = await site.html(path(1));
  expect(row(html, 11)).toBe(
    '11 - works [everywhere](https://example.org), note works everywhere, says everybody',
  );
  expect(row(html, 12)).toBe('12 says everybody note belongs to line 11');
  expect(row(html, 16)).toContain('Experimental WireGuard record #1 since 2017-09-13');
});

test('a line that was not understood is counted, and stands out where it is', async () => {
  await take(site.database.db, minutes('fine').replace('## Agenda', 'We met in the hall.\n\n## Agenda'));
  const html = await site.html(path(3));
  const unread = [...html.matchAll(/<tr id="L(\d+)" class="[^"]*\bunread\b/g)].map(([, line]) => line);
  expect(unread.length).toBeGreaterThan(0);
  expect(wordsOf(html)).toMatch(/\d+ lines? (?:was|were) not understood\. The first is line \d+\./);
});
