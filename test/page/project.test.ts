import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed } from '../helpers/seed.ts';
import { openSite, type Site, wordsOf, wordsWithin } from '../helpers/site.ts';

describe('a project of the seeds', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('says its readiness, what it means, since when, and that an open proposal says otherwise', async () => {
    const words = wordsWithin(await site.html('/projects/wireguard'), 'section', 'data-project="wireguard"');
    expect(words).toContain(
      'WireGuard has been Experimental since 2017-03-17. It may enter Testing. It has been in the default kernels since 2017-07-20, but no meeting has recorded that yet. In /projects since 2017-03-17. Last recorded or confirmed by the meeting of 2017-07-19. No later meeting has recorded or confirmed it.',
    );
    expect(words).toContain('Proposed no date on record');
    expect(words).toContain(
      'since 2017-03-17 recorded by 2017-05-24, confirmed by 2017-07-19 open: 2 of 2 met',
    );
    expect(words).toContain('Testing next step blocked: 2 of 4 met Graduated proposed from 2017-07-20');
    expect(words).toContain('What happens next May enter Testing A meeting can decide it now.');
  });

  test('lists every record with its meeting, the line of the minutes and the evidence', async () => {
    const html = await site.html('/projects/wireguard');
    const [, number = ''] = /<li id="record-(\d+)"/.exec(html) ?? [];
    const entry = wordsWithin(html, 'li', `id="record-${number}"`);
    expect(entry).toContain(
      'confirmed as Experimental It took effect on 2017-07-19 and was recorded by the meeting of 2017-07-19.',
    );
    const [, line = '', said] =
      /href="\/meetings\/2017-07-19\/revisions\/1#L(\d+)">our summary, line (\d+)</.exec(html) ?? [];
    expect(line).toMatch(/^\d+$/);
    expect(said).toBe(line);
    expect(wordsWithin(await site.html('/meetings/2017-07-19/revisions/1'), 'tr', `id="L${line}"`)).toContain(
      'the official word for its maturity is "experimental"',
    );
    expect(html).toMatch(
      /href="https:[^"]+\/reports\/sig-security\/2017-07-19\.md\?plain=1#L(\d+)"[^>]*>the original, line \1</,
    );
    expect(html).toContain('href="https://github.com/linuxkit/linuxkit/pull/1224"');
    expect(html).toContain(`href="/records/${number}"`);
  });

  test('draws both clocks: when it took effect and when a meeting recorded it', async () => {
    const html = await site.html('/projects/wireguard');
    const picture = /<svg class="picture".*?<\/svg>/s.exec(html)?.[0] ?? '';
    const words = [...picture.matchAll(/<text[^>]*>([^<]*)</g)].map(([, word]) => word);
    expect(words).toEqual(expect.arrayContaining(['Unrecorded', 'Took effect', 'Recorded', 'Discussed']));
    expect(words.filter((word) => word === 'Experimental')).toHaveLength(2);
    expect(words).toContain('Graduated');
    expect(picture.match(/<circle class="disc"/g)).toHaveLength(2);
    expect(picture.match(/<circle class="ring"/g)).toHaveLength(2);
    expect(picture.match(/class="talk"/g)).toHaveLength(3);
  });

  test('shows the next step as a checklist with reasons, who acts next, and what is only proposed', async () => {
    const words = wordsOf(await site.html('/projects/okernel'));
    expect(words).toContain('To enter Testing blocked: 1 of 2 required is met');
    expect(words).toContain('Blocked: Roadmap Roadmap: assessed as not met on 2017-08-16');
    expect(words).toContain('Next step: a maintainer of the project acts.');
    expect(words).toContain(
      '4 more are proposed; no meeting has adopted them not shown yet Is a delta on base LinuxKit: not assessed yet',
    );
  });

  test('shows CI runs, combinations and what was said meeting by meeting', async () => {
    const html = await site.html('/projects/wireguard');
    const words = wordsOf(html);
    expect(words).toContain('CI builds it passed 2017-08-18 not known');
    expect(words).toContain('prototyped IMA namespacing: They were the two members');
    expect(words).toContain('needs a port Clear Containers: Both are based on the 4.9 series');
    expect(words).toMatch(/2017-07-19 L\d+ ?WireGuard L\d+ ?upstreaming .* 2017-06-07 L\d+/);
    expect(wordsOf(await site.html('/projects/okernel'))).toContain('plausible KVM:');
    expect(html).toContain('src="/badge/wireguard.svg"');
    expect((await site.get('/badge/wireguard.svg')).status).toBe(200);
  });

  test('has a page for each record, with the meeting and the way back', async () => {
    const html = await site.html('/projects/wireguard');
    for (const [, number] of html.matchAll(/<li id="record-(\d+)"/g)) {
      const record = await site.html(`/records/${number}`);
      expect(wordsOf(record)).toMatch(
        new RegExp(`Record ${number}: WireGuard (?:confirmed as )?Experimental`),
      );
      expect(record).toContain(`href="/projects/wireguard#record-${number}"`);
      expect(record).toMatch(/href="\/meetings\/2017-\d\d-\d\d"/);
    }
    for (const nothing of ['0', '999999', '99999999999', 'x', '1.5', '-1'])
      await site.html(`/records/${nothing}`, 404);
  });

  test('reads as of a day, links included', async () => {
    const html = await site.html('/projects/wireguard?asOf=2017-06-07');
    expect(wordsOf(html)).toContain('You are reading the tracker as of 2017-06-07');
    expect(html).not.toContain('2017-07-19#L');
    expect(html).toMatch(/href="\/meetings\/2017-05-24\?asOf=2017-06-07#L\d+"/);
    const before = wordsOf(await site.html('/projects/wireguard?asOf=2017-05-01&clock=RECORDED'));
    expect(before).toContain('No meeting has recorded a readiness of WireGuard.');
    expect(before).toContain('as the minutes had it then');
  });

  test('says plainly what is not there', async () => {
    const words = wordsOf(await site.html('/projects/shiftfs'));
    expect(words).toContain('No meeting has recorded a readiness of shiftfs.');
    expect(words).toContain('No meeting has recorded a readiness of it.');
    expect(words).toContain(
      'Not yet recorded by a meeting. Nothing is on record. It has been in /projects since 2017-06-13',
    );
    expect(wordsOf(await site.html('/projects/kspp'))).toContain('There is no further step for it.');
  });
});

describe('a long and crooked history', () => {
  let site: Site;
  let numbers: Map<string, number>;
  beforeAll(async () => {
    site = await openSite({
      fill: async (db) => {
        const chain = seed(db).project('crooked', { name: 'Crooked', aliases: [] }).meeting('2017-05-24');
        chain.record('EXPERIMENTAL', { as: 'wrong', effectiveOn: '2017-05-01', reason: 'misread' });
        chain.correct('wrong', 'PROPOSED', { as: 'right', effectiveOn: '2017-05-01', reason: 'read again' });
        chain.meeting('2017-06-07').record('EXPERIMENTAL', { as: 'taken', reason: 'too early' });
        chain.meeting('2017-06-21').retract('taken', { as: 'retraction', reason: 'it was too early' });
        chain.project('long', { aliases: [] }).record('EXPERIMENTAL', { as: 'first' });
        for (let index = 1; index <= 60; index += 1)
          chain.confirm('EXPERIMENTAL', { as: `long ${index}`, reason: `still so, the ${index}th time` });
        numbers = (await chain.done()).records;
      },
    });
  });
  afterAll(() => site.close());

  test('keeps what was corrected in sight, and says what stands in its place', async () => {
    const html = await site.html('/projects/crooked');
    const entry = (name: string) => wordsWithin(html, 'li', `id="record-${numbers.get(name)}"`);
    expect(entry('wrong')).toContain(`no longer counts: corrected by record ${numbers.get('right')}`);
    expect(entry('right')).toContain(`correction to Proposed of record ${numbers.get('wrong')}`);
    expect(entry('retraction')).toContain(`Retraction of record ${numbers.get('taken')}`);
    expect(wordsWithin(html, 'section', 'data-project="crooked"')).toContain(
      'has been Proposed since 2017-05-01',
    );
  });

  test('draws in each lane what its clock says', async () => {
    const html = await site.html('/projects/crooked');
    const bands = [...html.matchAll(/<g class="(\w+)"><rect class="band" x="[\d.]+" y="([\d.]+)"/g)];
    const lanes = [...new Set(bands.map(([, , y]) => y))];
    const levels = lanes.map((lane) => bands.filter(([, , y]) => y === lane).map(([, level]) => level));
    expect(levels).toEqual([['proposed'], ['proposed', 'experimental', 'proposed']]);
  });

  test('is paged, and every record keeps an address of its own', async () => {
    const html = await site.html('/projects/long');
    expect(html.match(/<li id="record-/g)).toHaveLength(50);
    const earlier = /href="([^"]+)">Earlier records/
      .exec(html)?.[1]
      ?.replaceAll('&amp;', '&')
      .replace(/#.*/, '');
    expect((await site.html(earlier ?? '')).match(/<li id="record-/g)).toHaveLength(11);
    expect(wordsOf(await site.html(`/records/${numbers.get('first')}`))).toContain('long Experimental');
    expect(wordsOf(html)).toContain('The last 50 records.');
  });
});
