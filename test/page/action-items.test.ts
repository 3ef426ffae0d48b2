import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importReport } from '../../src/reports/import.ts';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

const REPORT = `# 2018-01-10

Attendees: Person A (Org One, Foundation), @person-b
Regrets: Person D

## Agenda

- WireGuard

## Action items

- [ ] @person-b: open an issue for WireGuard (due 2018-01-24)

## Meeting Notes

- okernel
  - AI: Person A to ask <script>alert(1)</script> the other group
  - Vote: 5 for, 0 against, 1 abstained. Resolved: it stays.
  - [x] @person-b: close the old thread
`;

describe('the pages of a meeting with action items', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
    const { db } = site.database;
    await db.transaction((tx) =>
      importReport(
        tx,
        { source: REPORT, path: '2018-01-10.md' },
        { enteredBy: 1, now: new Date('2018-01-11T12:00:00Z') },
      ),
    );
  });
  afterAll(() => site.close());

  test('a meeting shows who was there, what is to be done, and how was voted', async () => {
    const html = await site.html('/meetings/2018-01-10');
    const words = wordsOf(html);
    expect(words).toContain('People Present Person A – Org One, Foundation @person-b Regrets Person D');
    expect(words).toContain(
      '@person-b: open an issue for WireGuard → WireGuard Open. Due on 2018-01-24. Line 12',
    );
    expect(words).toContain('@person-b: close the old thread → okernel Done on 2018-01-10. Line 19');
    expect(words).toContain(
      'Vote: 5 for, 0 against, 1 abstained. Resolved: it stays. Votes: 5 for, 0 against, 1 abstained. line 18 of the minutes',
    );
    for (const line of [12, 18]) expect(html).toContain(`href="/meetings/2018-01-10/revisions/1#L${line}"`);
    expect(html).toContain('href="/people/person-b"');
    expect(html).not.toContain('<script>alert');
    // Every line that is linked to is there, once.
    const source = await site.html('/meetings/2018-01-10/revisions/1');
    for (const [, path, line] of html.matchAll(/href="([^"#]*)#(L\d+)"/g))
      expect((path ? source : html).match(new RegExp(`id="${line}"`, 'g')), `${path}#${line}`).toHaveLength(
        1,
      );
  });

  test('a project shows the open ones, a person theirs, and the brief all', async () => {
    const project = wordsOf(await site.html('/projects/wireguard'));
    expect(project).toContain(
      'Open action items @person-b: open an issue for WireGuard Open. Due on 2018-01-24. From the meeting of 2018-01-10.',
    );
    expect(wordsOf(await site.html('/projects/okernel'))).not.toContain('close the old thread Done');
    const person = wordsOf(await site.html('/people/person-b'));
    expect(person).toContain('Open action items @person-b: open an issue for WireGuard');
    expect(person).toContain('Finished action items @person-b: close the old thread');
    expect((await site.get('/people/nobody-at-all')).status).toBe(404);
    const brief = wordsOf(await site.html('/brief?since=2018-01-10'));
    expect(brief).toContain('Open action items 2');
    expect(brief).toContain(
      '@person-b: open an issue for WireGuard. From the meeting of 2018-01-10. It is due on 2018-01-24.',
    );
  });
});
