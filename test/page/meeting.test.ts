import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed } from '../helpers/seed.ts';
import { openSite, type Site, wordsOf, wordsWithin } from '../helpers/site.ts';

describe('the meetings of the seeds', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('are listed newest first, with what each of them recorded', async () => {
    const html = await site.html('/meetings');
    const dates = [...html.matchAll(/<h2><a href="\/meetings\/([\d-]+)"/g)].map(([, date]) => date);
    expect(dates).toEqual([
      '2017-08-16',
      '2017-08-02',
      '2017-07-19',
      '2017-07-05',
      '2017-06-21',
      '2017-06-07',
      '2017-05-24',
    ]);
    expect(wordsOf(html)).toContain('7 meetings on record, newest first.');
    expect(wordsOf(html)).toContain('WireGuard: Experimental confirmed');
    expect(wordsOf(await site.html('/meetings?asOf=2017-06-10'))).toContain('2 meetings on record');
  });

  test('show agenda, facts, what was recorded, and the way to the ones before and after', async () => {
    const html = await site.html('/meetings/2017-06-07');
    const words = wordsOf(html);
    expect(words).toContain('Security of the build chain: PIE and ASLR – @fntlnz · 10 min');
    expect(words).toContain('Start 2017-06-07 16:00 UTC');
    expect(words).toContain('Scribe @mgoelzer');
    expect(words).toContain('No change of readiness.');
    expect(words).toContain('Planned for next time Announced for 2017-06-21.');
    expect(words).toContain('reports/sig-security/2017-06-07.md, revision 1, of which this is a paraphrase');
    expect(html).toContain('href="https://youtu.be/GkjswX75K08"');
    expect(wordsWithin(html, 'nav', 'aria-label="Meetings before and after"')).toBe(
      '← Meeting before: 2017-05-24pMeeting after: 2017-06-21 →n',
    );
  });

  test('show the minutes as a nested list, each line with an anchor and who said it', async () => {
    const html = await site.html('/meetings/2017-06-07');
    expect(html).toMatch(/<li id="L(\d+)"><div class="note"><a class="anchor" href="#L\1"/);
    expect(html).toContain('<b class="speaker">@cschaufler</b>: there should be one build at least');
    const topic = /<li id="L\d+"><div class="note">(?:(?!<\/div>).)*The channel<\/p><\/div><ul>/s;
    expect(html).toMatch(topic);
    const first = await site.html('/meetings/2017-05-24');
    expect(wordsOf(first)).toContain('#1 Kernel Self Protection Project Ongoing Took effect 2017-03-17.');
    expect(first).toMatch(/<p><a href="\/projects\/landlock">Landlock<\/a><\/p><\/div><ul>/);
  });

  test('come with their minutes first, and what a line decided stands beside it', async () => {
    const html = await site.html('/meetings/2017-05-24');
    const at = (id: string) => html.indexOf(`id="${id}"`);
    expect(at('agenda')).toBeGreaterThan(0);
    expect([at('agenda'), at('notes'), at('recorded')]).toEqual(
      [at('agenda'), at('notes'), at('recorded')].toSorted((a, b) => a - b),
    );
    expect(wordsOf(html)).toContain(
      'It recorded a level for 8 projects, adopted 2 criteria and named the testing channel.',
    );
    expect(html).toMatch(/<li id="L23"><div class="item is-decided experimental">/);
    const line = wordsWithin(html, 'li', 'id="L23"');
    expect(line).toContain('wireguard Experimental WireGuard record #2 since 2017-03-17');
    expect(wordsWithin(html, 'li', 'id="L57"')).toMatch(/Adopted: CI b\w+ it for Graduated/);
    expect(wordsOf(await site.html('/meetings/2017-08-02'))).toMatch(/It put nothing on record|It \w+/);
  });

  test('that never were are not found, and the closest are suggested', async () => {
    const words = wordsOf(await site.html('/meetings/2017-05-25', 404));
    expect(words).toContain('Did you mean the meeting of 2017-05-24');
    for (const date of ['2017-02-30', 'yesterday', '2017-5-24']) await site.html(`/meetings/${date}`, 404);
  });
});

describe('a meeting with more to say than a page of notes', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({
      fill: async (db) => {
        const chain = seed(db).meeting('2017-05-24');
        for (let index = 1; index <= 230; index += 1) chain.note(`note number ${index}`);
        await chain.done();
      },
    });
  });
  afterAll(() => site.close());

  test('shows all of it, so that every line can be linked to', async () => {
    const html = await site.html('/meetings/2017-05-24');
    expect(html.match(/class="note"/g)).toHaveLength(230);
    expect(wordsWithin(html, 'li', 'id="L240"')).toContain('note number 230');
  });

  test('says what a meeting without more has', async () => {
    const words = wordsOf(await site.html('/meetings/2017-05-24'));
    expect(words).toContain('Agenda No agenda item is on record.');
    expect(words).not.toContain('Planned for next time');
  });
});
